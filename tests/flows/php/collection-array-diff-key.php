<?php
// collection: the keys of an array that are not wanted are taken out before logging.
function forLog(array $payload, string ...$secret): string
{
    $payload = array_diff_key($payload, array_flip($secret));
    return implode(' ', $payload);
}

$payload = ['action' => 'login', 'password' => source()];
// no flow
sink(forLog($payload, 'password', 'token'));
// flow
sink(forLog($payload, 'token'));
