<?php
// return: a function that returns by reference gives access to the property itself.
class Store
{
    private string $value = 'empty';

    public function &slot(): string
    {
        return $this->value;
    }

    public function copy(): string
    {
        return $this->value;
    }
}

$open = new Store();
$slot = &$open->slot();
$slot = source();
// flow
sink($open->copy());

$closed = new Store();
$copy = $closed->copy();
$copy = source();
// no flow
sink($closed->copy());
