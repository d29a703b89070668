<?php
// destructuring: parts of a nested response by their keys.
function response(): array
{
    return [
        'status' => 'ok',
        'data' => ['items' => [['name' => source(), 'sku' => 'A-1']]],
    ];
}

['status' => $status, 'data' => ['items' => [['name' => $name, 'sku' => $sku]]]] = response();
// flow
sink("$status: $name");
// no flow
sink("$status: $sku");
