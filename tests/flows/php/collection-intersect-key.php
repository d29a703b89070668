<?php
// collection: a whitelist of keys leaves the rest of the request behind.
function only(array $input, array $allowed): array
{
    return array_intersect_key($input, array_flip($allowed));
}

$input = ['name' => source(), 'page' => '1', 'sort' => 'asc'];
// flow
sink(only($input, ['name', 'page']));
// no flow
sink(only($input, ['page', 'sort']));
