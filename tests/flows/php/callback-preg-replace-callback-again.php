<?php
// callback: placeholders of a template are replaced by a function's result.
function fill(string $template, callable $lookup): string
{
    return preg_replace_callback('/\{(\w+)\}/', fn (array $match) => $lookup($match[1]), $template);
}

$values = ['name' => source(), 'site' => 'Example'];
// flow
sink(fill('Dear {name},', fn (string $key): string => $values[$key]));
// no flow
sink(fill('Dear {name},', fn (string $key): string => strtoupper($key)));
