<?php
// dispatch: __call gets the name and the arguments of an unknown method.
class Recorder
{
    private array $calls = [];

    public function __call(string $name, array $arguments): string
    {
        $this->calls[$name] = $arguments[0];
        return $name;
    }

    public function argument(string $name): string
    {
        return $this->calls[$name];
    }
}

$recorder = new Recorder();
$name = $recorder->save(source());
// no flow
sink($name);
// flow
sink($recorder->argument('save'));
