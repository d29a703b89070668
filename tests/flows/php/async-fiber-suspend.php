<?php
// async: what two fibers suspend with.
$reader = new Fiber(function (): void {
    Fiber::suspend(source());
});
$timer = new Fiber(function (): void {
    Fiber::suspend('tick');
});
// flow
sink($reader->start());
// no flow
sink($timer->start());
