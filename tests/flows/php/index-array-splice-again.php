<?php
// index: a part of the list is replaced by other elements.
function withoutPassword(array $argv): array
{
    array_splice($argv, 1, 1, ['***']);
    return $argv;
}

$argv = ['login', source(), '--quiet'];
$shown = withoutPassword($argv);
// no flow
sink(implode(' ', $shown));
// flow
sink(implode(' ', $argv));
