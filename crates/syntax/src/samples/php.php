<?php
use Tools\Shell\Runner as Execute;

const LIMIT = 10;

function passes(string $value) {
    sink($value);
}

function direct($request) {
    $name = "fixed";
    $label = source();
    if ($request) {
        sink($label);
    }
    Execute::run($name, LIMIT);
    passes(source());
}
