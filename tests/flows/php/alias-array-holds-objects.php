<?php
// alias: a copied array still holds the same objects, but its own strings.
class Row
{
    public string $note = '';
}

function prepare(array $rows): void
{
    $rows['row']->note = source();
    $rows['title'] = source();
}

$rows = ['title' => 'Overview', 'row' => new Row()];
prepare($rows);
// no flow
sink($rows['title']);
// flow
sink($rows['row']->note);
