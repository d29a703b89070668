<?php
// async: what a finished fiber returned, and what it suspended with before.
$fiber = new Fiber(function (string $url): string {
    Fiber::suspend('connecting');
    return "fetched $url";
});

$progress = $fiber->start(source());
// no flow
sink($progress);
$fiber->resume();
// flow
sink($fiber->getReturn());
