<?php
// path: what follows an early return never sees the value of the branch that returned.
function respond(string $format): void
{
    $body = '{}';
    if ($format === 'raw') {
        $body = source();
        // flow
        sink($body);
        return;
    }
    // no flow
    sink($body);
}

respond('raw');
respond('json');
