<?php
// callback: listeners kept under the names of events.
class Events
{
    private array $listeners = [];

    public function on(string $event, callable $listener): void
    {
        $this->listeners[$event][] = $listener;
    }

    public function fire(string $event, string $payload): void
    {
        foreach ($this->listeners[$event] ?? [] as $listener) {
            $listener($payload);
        }
    }
}

$events = new Events();
$events->on('message', function (string $payload): void {
    // flow
    sink($payload);
});
$events->on('tick', function (string $payload): void {
    // no flow
    sink($payload);
});
$events->fire('message', source());
$events->fire('tick', '12:00');
