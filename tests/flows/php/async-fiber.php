<?php
// async: a fiber hands a value out when it suspends, and gets one when it is resumed.
$fiber = new Fiber(function (string $start): void {
    // no flow
    sink($start);
    $answer = Fiber::suspend('waiting');
    // flow
    sink($answer);
});
$fiber->start('begin');
$fiber->resume(source());
