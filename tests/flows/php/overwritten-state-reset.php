<?php
// overwritten: a buffer that is emptied when it is flushed.
class Buffer
{
    private array $lines = [];

    public function add(string $line): void
    {
        $this->lines[] = $line;
    }

    public function flush(): string
    {
        $text = implode("\n", $this->lines);
        $this->lines = [];
        return $text;
    }
}

$buffer = new Buffer();
$buffer->add('begin');
$buffer->add(source());
// flow
sink($buffer->flush());
$buffer->add('end');
// no flow
sink($buffer->flush());
