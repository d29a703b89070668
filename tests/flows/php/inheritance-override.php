<?php
// inheritance: the overriding method runs, the inherited one where there is none.
class Text
{
    public function __construct(protected string $raw)
    {
    }

    public function render(): string
    {
        return $this->raw;
    }
}

class Masked extends Text
{
    public function render(): string
    {
        return '***';
    }
}

class Framed extends Text
{
}

// no flow
sink((new Masked(source()))->render());
// flow
sink((new Framed(source()))->render());
