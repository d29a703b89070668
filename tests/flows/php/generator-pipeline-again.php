<?php
// generator: generators that are fed by generators.
function lines(string ...$lines): Generator
{
    foreach ($lines as $line) {
        yield $line;
    }
}

function numbered(iterable $lines): Generator
{
    $number = 1;
    foreach ($lines as $line) {
        yield $number++ . ' ' . $line;
    }
}

function cleaned(iterable $lines): Generator
{
    foreach ($lines as $line) {
        yield sanitize($line);
    }
}

// flow
sink(implode("\n", iterator_to_array(numbered(lines('head', source())))));
// no flow
sink(implode("\n", iterator_to_array(numbered(cleaned(lines('head', source()))))));
