<?php
// dispatch: the class is chosen by its name in a table.
interface Formatter
{
    public function format(array $record): string;
}

class FullFormatter implements Formatter
{
    public function format(array $record): string
    {
        return $record['level'] . ' ' . $record['message'];
    }
}

class ShortFormatter implements Formatter
{
    public function format(array $record): string
    {
        return $record['level'];
    }
}

const FORMATTERS = ['full' => FullFormatter::class, 'short' => ShortFormatter::class];

function formatter(string $name): Formatter
{
    $class = FORMATTERS[$name];
    return new $class();
}

$record = ['level' => 'INFO', 'message' => source()];
// flow
sink(formatter('full')->format($record));
// no flow
sink(formatter('short')->format($record));
