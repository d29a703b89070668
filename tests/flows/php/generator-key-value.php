<?php
// generator: keys and values that are yielded together.
function columns(): Generator
{
    yield 'title' => source();
    yield 'body' => source();
}

foreach (columns() as $name => $value) {
    // no flow
    sink($name);
    // flow
    sink($value);
}
