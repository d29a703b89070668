<?php
// path: each branch of an if has its own value of the variable.
function greet(bool $anonymous): void
{
    if ($anonymous) {
        $name = 'guest';
        // no flow
        sink("Hello, $name");
    } else {
        $name = source();
        // flow
        sink("Hello, $name");
    }
}

greet(true);
greet(false);
