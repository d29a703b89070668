<?php
// context: one static helper, called for a trusted and an untrusted header.
final class Headers
{
    public static function line(string $name, string $value): string
    {
        $name = ucwords($name, '-');
        return $name . ': ' . $value;
    }
}

$location = Headers::line('location', source());
$cache = Headers::line('cache-control', 'no-store');
// flow
sink($location);
// no flow
sink($cache);
