<?php
// sanitizer: every element of a list goes through the sanitizer; the list itself stays.
$inputs = [source(), source()];
$clean = array_map(fn(string $v): string => sanitize($v), $inputs);
// no flow
sink($clean[1]);
// flow
sink($inputs[1]);
