<?php
// callback: array_walk by reference changes the elements, by value it does not.
$changed = ['a', 'b'];
array_walk($changed, function (string &$value, int $key): void {
    $value = source();
});
// flow
sink($changed[1]);

$kept = ['a', 'b'];
array_walk($kept, function (string $value, int $key): void {
    $value = source();
});
// no flow
sink($kept[1]);
