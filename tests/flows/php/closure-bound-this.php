<?php
// closure: a closure bound to another object reads that object's property.
class Card
{
    public function __construct(private string $owner)
    {
    }

    public function reader(): Closure
    {
        return function (): string {
            return $this->owner;
        };
    }
}

$given = new Card(source());
$fixed = new Card('house');
// flow
sink($given->reader()());
// no flow
sink(Closure::bind($given->reader(), $fixed)());
