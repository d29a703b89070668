<?php
// destructuring: the first element of a pair is left out.
function resolve(string $path): array
{
    return [$path, 'text/html', 'utf-8'];
}

[, $type, $charset] = resolve(source());
[$file, , ] = resolve(source());
// no flow
sink("Content-Type: $type; charset=$charset");
// flow
sink("X-Sendfile: $file");
