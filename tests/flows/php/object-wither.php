<?php
// object: a method that returns a changed copy leaves its receiver alone.
class Request
{
    private string $path = '/';

    public function withPath(string $path): static
    {
        $next = clone $this;
        $next->path = $path;
        return $next;
    }

    public function path(): string
    {
        return $this->path;
    }
}

$original = new Request();
$changed = $original->withPath(source());
// no flow
sink($original->path());
// flow
sink($changed->path());
