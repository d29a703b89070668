<?php
// exception: a validator returns the entry of its own list, or throws with the input.
function sortColumn(string $input): string
{
    $known = ['date' => 'created_at', 'name' => 'title'];
    if (!array_key_exists($input, $known)) {
        throw new DomainException("unknown column $input");
    }
    return $known[$input];
}

foreach (['date', 'x' . source()] as $input) {
    try {
        $column = sortColumn($input);
        // no flow
        sink("ORDER BY $column");
    } catch (DomainException $e) {
        // flow
        sink($e->getMessage());
    }
}
