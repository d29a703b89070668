<?php
// loop: a value of one iteration is seen in the next; a fresh one is not.
$previous = '';
for ($i = 0; $i < 3; $i++) {
    $current = '';
    // flow
    sink($previous);
    // no flow
    sink($current);
    $current = source();
    $previous = $current;
}
