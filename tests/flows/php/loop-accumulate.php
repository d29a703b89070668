<?php
// loop: a text that grows in a loop, and one that is replaced each time.
$all = '';
$latest = '';
foreach (['a', source(), 'z'] as $part) {
    $all .= $part;
    $latest = strlen($part) > 1 ? 'long' : 'short';
}
// flow
sink($all);
// no flow
sink($latest);
