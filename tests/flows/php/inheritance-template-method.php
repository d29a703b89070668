<?php
// inheritance: a method of the parent calls the child's part.
abstract class Exporter
{
    public function export(): string
    {
        return 'begin ' . $this->body();
    }

    abstract protected function body(): string;
}

class InputExporter extends Exporter
{
    protected function body(): string
    {
        return source();
    }
}

class EmptyExporter extends Exporter
{
    protected function body(): string
    {
        return 'nothing';
    }
}

// flow
sink((new InputExporter())->export());
// no flow
sink((new EmptyExporter())->export());
