<?php
// object: one constructor called with a tainted and with a constant argument.
class Client
{
    private string $base;

    public function __construct(string $base)
    {
        $this->base = $base;
    }

    public function endpoint(): string
    {
        return $this->base . '/v1';
    }
}

$internal = new Client('https://internal.example');
$external = new Client(source());
// no flow
sink($internal->endpoint());
// flow
sink($external->endpoint());
