<?php
// closure: a function that fixes the first argument of another.
function partial(callable $function, mixed ...$fixed): Closure
{
    return fn (mixed ...$rest) => $function(...$fixed, ...$rest);
}

$greet = fn (string $greeting, string $name): string => "$greeting, $name!";

$hello = partial($greet, 'Hello');
$custom = partial($greet, source());
// no flow
sink($hello('Ann'));
// flow
sink($custom('Ann'));
