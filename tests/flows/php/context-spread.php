<?php
// context: spread arguments fill the parameters in order.
function dsn(string $host, string $db): string
{
    return strlen($db) > 0 ? "mysql:host=$host" : 'mysql:';
}

$tainted = [source(), 'shop'];
$clean = ['localhost', source()];
// flow
sink(dsn(...$tainted));
// no flow
sink(dsn(...$clean));
