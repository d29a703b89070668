<?php
// closure: two closures of one factory hold values of their own.
function prefixer(string $prefix): Closure
{
    return fn(string $text): string => $prefix . $text;
}

$trusted = prefixer('app: ');
$untrusted = prefixer(source());
// no flow
sink($trusted('started'));
// flow
sink($untrusted('started'));
