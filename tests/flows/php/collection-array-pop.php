<?php
// collection: pop takes the last element, what is left is clean.
$stack = ['bottom', source()];
$top = array_pop($stack);
// flow
sink($top);
// no flow
sink(array_pop($stack));
