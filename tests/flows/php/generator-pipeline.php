<?php
// generator: a pipeline of generators; one reads the bodies, the other the names.
function records(array $rows): Generator
{
    foreach ($rows as $row) {
        yield $row['name'] => $row['body'];
    }
}

function prefixed(iterable $items, string $prefix): Generator
{
    foreach ($items as $item) {
        yield $prefix . $item;
    }
}

function names(iterable $items): Generator
{
    foreach ($items as $name => $_) {
        yield $name;
    }
}

$rows = [['name' => 'a.txt', 'body' => source()], ['name' => 'b.txt', 'body' => 'b']];
// flow
sink(implode(' ', iterator_to_array(prefixed(records($rows), '> '), false)));
// no flow
sink(implode(' ', iterator_to_array(prefixed(names(records($rows)), '> '), false)));
