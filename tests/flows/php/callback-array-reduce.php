<?php
// callback: a fold that adds each element, and one that forgets them.
$parts = ['a', source(), 'z'];
$joined = array_reduce($parts, fn(string $all, string $part): string => $all . $part, '');
$ticks = array_reduce($parts, fn(string $all, string $part): string => $all . '.', '');
// flow
sink($joined);
// no flow
sink($ticks);
