<?php
// field: __set and __get keep properties in an array, each under its name.
class Bag
{
    private array $data = [];

    public function __set(string $name, mixed $value): void
    {
        $this->data[$name] = $value;
    }

    public function __get(string $name): mixed
    {
        return $this->data[$name];
    }
}

$bag = new Bag();
$bag->query = source();
$bag->limit = '10';
// flow
sink($bag->query);
// no flow
sink($bag->limit);
