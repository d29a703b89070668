<?php
// callback: a filter that keeps everything, and one that keeps nothing.
$inputs = [source()];
$all = array_filter($inputs, fn(string $v): bool => true);
$none = array_filter($inputs, fn(string $v): bool => false);
// flow
sink(implode(' ', $all));
// no flow
sink(implode(' ', $none));
