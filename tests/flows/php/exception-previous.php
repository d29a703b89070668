<?php
// exception: the wrapped exception has the text, the one around it does not.
class StorageException extends RuntimeException
{
}

function readFrom(string $path): string
{
    throw new InvalidArgumentException('no such file: ' . $path);
}

function load(string $path): string
{
    try {
        return readFrom($path);
    } catch (InvalidArgumentException $e) {
        throw new StorageException('could not load', 0, $e);
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
