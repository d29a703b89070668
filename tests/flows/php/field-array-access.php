<?php
// field: a config object that is used like an array keeps its settings apart.
class Settings implements ArrayAccess
{
    private array $values = [];

    public function offsetExists(mixed $offset): bool
    {
        return isset($this->values[$offset]);
    }

    public function offsetGet(mixed $offset): mixed
    {
        return $this->values[$offset] ?? null;
    }

    public function offsetSet(mixed $offset, mixed $value): void
    {
        $this->values[$offset] = $value;
    }

    public function offsetUnset(mixed $offset): void
    {
        unset($this->values[$offset]);
    }
}

$settings = new Settings();
$settings['theme'] = source();
$settings['locale'] = 'en';
// flow
sink($settings['theme']);
// no flow
sink($settings['locale']);
