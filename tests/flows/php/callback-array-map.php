<?php
// callback: array_map gives what its callback gives.
$inputs = [source(), source()];
$shown = array_map(fn(string $v): string => strtoupper($v), $inputs);
$hidden = array_map(fn(string $v): string => '***', $inputs);
// flow
sink($shown[0]);
// no flow
sink($hidden[0]);
