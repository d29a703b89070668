<?php
// loop: what is reset at the head of the body does not carry over.
$carried = '';
$reset = '';
foreach (['a', 'b', 'c'] as $step) {
    $reset = $step;
    // no flow
    sink($reset);
    // flow
    sink($carried);
    $reset = source();
    $carried = source();
}
