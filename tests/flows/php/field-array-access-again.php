<?php
// field: settings that are read and written like an array.
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
$settings['title'] = source();
$settings['theme'] = 'dark';
// flow
sink($settings['title']);
// no flow
sink($settings['theme']);
