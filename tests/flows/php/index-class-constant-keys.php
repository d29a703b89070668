<?php
// index: class constants as the keys of a row.
final class Column
{
    public const NAME = 0;
    public const STATUS = 1;
}

function importRow(string $name): array
{
    $row = [];
    $row[Column::NAME] = $name;
    $row[Column::STATUS] = 'imported';
    return $row;
}

$row = importRow(source());
// no flow
sink($row[Column::STATUS]);
// flow
sink($row[Column::NAME]);
