<?php
// exception: a validator returns what it accepts; after a throw the default stays.
function required(?string $value, string $name): string
{
    if ($value === null) {
        throw new DomainException("$name is missing");
    }
    return $value;
}

function readField(?string $value, ?string $guard): string
{
    $result = 'default';
    try {
        required($guard, 'guard');
        $result = required($value, 'value');
    } catch (DomainException $e) {
        $result .= ' (' . $e->getMessage() . ')';
    }
    return $result;
}

// flow
sink(readField(source(), 'yes'));
// no flow
sink(readField(source(), null));
