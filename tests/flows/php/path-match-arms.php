<?php
// path: a match expression gives the value of the arm that fits.
function body(string $kind): string
{
    return match ($kind) {
        'form' => source(),
        'ping', 'health' => 'ok',
        default => 'unknown',
    };
}

// flow
sink(body('form'));
// no flow
sink(body('ping'));
