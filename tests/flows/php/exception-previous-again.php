<?php
// exception: a wrapping exception has its own message and keeps the other one.
class StorageException extends RuntimeException
{
}

function load(string $file): string
{
    try {
        throw new InvalidArgumentException("no such file: $file");
    } catch (InvalidArgumentException $e) {
        throw new StorageException('loading failed', 0, $e);
    }
}

try {
    load(source());
} catch (StorageException $e) {
    // no flow
    sink($e->getMessage());
    // flow
    sink($e->getPrevious()->getMessage());
}
