<?php
// context: a variadic function; the fixed parameter and the rest are told apart.
function head(string $first, string ...$rest): string
{
    return $first;
}

function tail(string $first, string ...$rest): string
{
    return $rest[0];
}

// no flow
sink(head('a', source(), 'c'));
// flow
sink(tail('a', source(), 'c'));
