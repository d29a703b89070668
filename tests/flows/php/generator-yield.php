<?php
// generator: a generator yields its argument; called with constants it yields those.
function lines(string $first): Generator
{
    yield $first;
    yield 'end';
}

foreach (lines(source()) as $line) {
    // flow
    sink($line);
}
foreach (lines('begin') as $line) {
    // no flow
    sink($line);
}
