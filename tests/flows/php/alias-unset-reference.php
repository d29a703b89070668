<?php
// alias: unset breaks the bond of a reference before the next write.
$first = 'a';
$second = 'b';
$r = &$first;
unset($r);
$r = source();
// no flow
sink($first);
$r = &$second;
$r = source();
// flow
sink($second);
