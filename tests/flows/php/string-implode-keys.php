<?php
// string: a condition with marks for the values, and the values of their own.
function where(array $filter): array
{
    $parts = [];
    $values = [];
    foreach ($filter as $column => $value) {
        $parts[] = $column . ' = ?';
        $values[] = $value;
    }
    return [implode(' AND ', $parts), implode(',', $values)];
}

$built = where(['owner' => source(), 'state' => 'open']);
// no flow
sink('SELECT * FROM tickets WHERE ' . $built[0]);
// flow
sink('-- ' . $built[1]);
