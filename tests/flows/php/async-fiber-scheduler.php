<?php
// async: a small scheduler runs tasks and collects the results by name.
class Scheduler
{
    private array $fibers = [];

    public function spawn(string $name, callable $task): void
    {
        $this->fibers[$name] = new Fiber($task);
    }

    public function run(): array
    {
        $results = [];
        foreach ($this->fibers as $fiber) {
            $fiber->start();
        }
        foreach ($this->fibers as $name => $fiber) {
            while (!$fiber->isTerminated()) {
                $fiber->resume();
            }
            $results[$name] = $fiber->getReturn();
        }
        return $results;
    }
}

$scheduler = new Scheduler();
$scheduler->spawn('remote', function (): string {
    Fiber::suspend();
    return source();
});
$scheduler->spawn('local', function (): string {
    Fiber::suspend();
    return 'cached copy';
});
$results = $scheduler->run();
// flow
sink($results['remote']);
// no flow
sink($results['local']);
