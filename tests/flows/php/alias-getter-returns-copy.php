<?php
// alias: changing the array that a getter returned leaves the object's array alone.
class Basket
{
    private array $lines = ['gift card'];

    public function lines(): array
    {
        return $this->lines;
    }

    public function text(): string
    {
        return implode("\n", $this->lines);
    }
}

$basket = new Basket();
$lines = $basket->lines();
$lines[] = source();
// no flow
sink($basket->text());
// flow
sink(implode("\n", $lines));
