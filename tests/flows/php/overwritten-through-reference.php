<?php
// overwritten: a write through a reference replaces the variable's value.
$first = source();
$second = source();
$r = &$first;
$r = 'reset';
// no flow
sink($first);
// flow
sink($second);
