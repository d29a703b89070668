<?php
// closure: a memo captured by reference is filled, the caller's own array is not.
function lookups(): array
{
    $memo = [];
    $remember = function (string $key, string $value) use (&$memo): void {
        $memo[$key] = $value;
    };
    $snapshot = $memo;
    $recall = function (string $key) use (&$memo): string {
        return $memo[$key] ?? '-';
    };
    $recallOld = fn (string $key): string => $snapshot[$key] ?? '-';
    return [$remember, $recall, $recallOld];
}

[$remember, $recall, $recallOld] = lookups();
$remember('motto', source());
// flow
sink($recall('motto'));
// no flow
sink($recallOld('motto'));
