<?php
// async: a small promise hands its value on to what was registered.
class Deferred
{
    private array $onDone = [];
    private array $onError = [];

    public function then(callable $done, callable $error): void
    {
        $this->onDone[] = $done;
        $this->onError[] = $error;
    }

    public function resolve(mixed $value): void
    {
        foreach ($this->onDone as $callback) {
            $callback($value);
        }
    }

    public function reject(mixed $reason): void
    {
        foreach ($this->onError as $callback) {
            $callback($reason);
        }
    }
}

$done = 'pending';
$failed = 'pending';
$deferred = new Deferred();
$deferred->then(
    function (string $value) use (&$done): void {
        $done = $value;
    },
    function (string $reason) use (&$failed): void {
        $failed = $reason;
    },
);
$deferred->resolve(source());
$deferred->reject('timeout');
// flow
sink($done);
// no flow
sink($failed);
