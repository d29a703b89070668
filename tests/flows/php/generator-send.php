<?php
// generator: send() gives the value of the yield expression.
function console(): Generator
{
    $command = yield 'prompt';
    // flow
    sink($command);
    yield 'done';
}

$session = console();
$prompt = $session->current();
// no flow
sink($prompt);
$session->send(source());
