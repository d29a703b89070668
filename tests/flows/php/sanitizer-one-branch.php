<?php
// sanitizer: cleaned in one branch, and in both.
function render(bool $trusted): void
{
    $half = source();
    $full = source();
    if ($trusted) {
        $full = sanitize($full);
    } else {
        $half = sanitize($half);
        $full = sanitize($full);
    }
    // flow
    sink($half);
    // no flow
    sink($full);
}

render(true);
render(false);
