<?php
// dispatch: a table of closures, looked up by constant keys.
$routes = [
    '/echo' => fn(string $body): string => $body,
    '/ping' => fn(string $body): string => 'pong',
];
$request = source();
// flow
sink($routes['/echo']($request));
// no flow
sink($routes['/ping']($request));
