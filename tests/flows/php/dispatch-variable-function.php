<?php
// dispatch: functions and methods called by a known name.
function echoBack(string $text): string
{
    return $text;
}

function pong(string $text): string
{
    return strlen($text) > 0 ? 'pong' : 'silence';
}

$input = source();
$handler = 'echoBack';
// flow
sink($handler($input));
$handler = 'pong';
// no flow
sink($handler($input));
