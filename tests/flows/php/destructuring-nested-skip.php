<?php
// destructuring: nested patterns and a skipped place.
function parsedRequest(string $query): array
{
    return ['GET', ['/search', $query], ['host' => 'localhost', 'agent' => 'cli']];
}

[$method, [, $query], ['host' => $host]] = parsedRequest(source());
// flow
sink("$method $query");
// no flow
sink("$method $host");
