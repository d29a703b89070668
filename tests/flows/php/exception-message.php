<?php
// exception: the message carries the input, that of another exception does not.
function parseMode(string $mode): string
{
    throw new InvalidArgumentException("unknown mode $mode");
}

function denied(): void
{
    throw new RuntimeException('denied');
}

try {
    parseMode(source());
} catch (InvalidArgumentException $e) {
    // flow
    sink($e->getMessage());
}

try {
    denied();
} catch (RuntimeException $e) {
    // no flow
    sink($e->getMessage());
}
