<?php
// callback: a pipeline of middleware, one of which replaces what it passes on.
class Pipeline
{
    private array $stages = [];

    public function pipe(callable $stage): static
    {
        $this->stages[] = $stage;
        return $this;
    }

    public function run(string $body): string
    {
        $next = fn (string $body): string => $body;
        foreach (array_reverse($this->stages) as $stage) {
            $inner = $next;
            $next = fn (string $body): string => $stage($body, $inner);
        }
        return $next($body);
    }
}

$wrap = fn (string $body, callable $next): string => '[' . $next($body) . ']';
$clean = fn (string $body, callable $next): string => $next(sanitize($body));

// flow
sink((new Pipeline())->pipe($wrap)->pipe($wrap)->run(source()));
// no flow
sink((new Pipeline())->pipe($wrap)->pipe($clean)->run(source()));
