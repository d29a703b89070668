<?php
// dispatch: objects that are called like functions.
class ShowHandler
{
    public function __invoke(array $request): string
    {
        return 'You asked for ' . $request['q'];
    }
}

class HealthHandler
{
    public function __invoke(array $request): string
    {
        return 'ok';
    }
}

function handle(callable $handler): string
{
    return $handler(['q' => source()]);
}

// flow
sink(handle(new ShowHandler()));
// no flow
sink(handle(new HealthHandler()));
