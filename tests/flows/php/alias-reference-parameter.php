<?php
// alias: a by-reference parameter changes the caller's variable, a by-value one does not.
function fill(string &$target): void
{
    $target = source();
}

function fillCopy(string $target): int
{
    $target = source();
    return strlen($target);
}

$city = 'none';
$country = 'none';
fill($city);
fillCopy($country);
// flow
sink($city);
// no flow
sink($country);
