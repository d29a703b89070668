<?php
// context: the helper's helper is shared too.
function quote(string $value): string
{
    return "'" . $value . "'";
}

function condition(string $column, string $value): string
{
    return $column . ' = ' . quote($value);
}

// no flow
sink(condition('name', 'root'));
// flow
sink(condition('name', source()));
