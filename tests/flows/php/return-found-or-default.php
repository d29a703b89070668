<?php
// return: a lookup that returns inside of its loop, or null.
function header_value(array $headers, string $wanted): ?string
{
    foreach ($headers as [$name, $value]) {
        if (strcasecmp($name, $wanted) === 0) {
            return $value;
        }
    }
    return null;
}

$headers = [['Host', 'example.org'], ['Referer', source()]];
// flow
sink(header_value($headers, 'referer') ?? '/');
// no flow
sink(header_value($headers, 'x-missing') ?? '/');
