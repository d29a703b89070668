<?php
// field: a static local variable lives on between calls, an ordinary one does not.
function remembered(?string $value): string
{
    static $kept = '';
    if ($value !== null) {
        $kept = $value;
    }
    return $kept;
}

function forgotten(?string $value): string
{
    $kept = '';
    if ($value !== null) {
        $kept = $value;
    }
    return $kept;
}

remembered(source());
forgotten(source());
// flow
sink(remembered(null));
// no flow
sink(forgotten(null));
