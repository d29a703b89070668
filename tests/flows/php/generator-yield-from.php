<?php
// generator: yield from hands on what the inner generator yields.
function inner(): Generator
{
    yield source();
}

function outer(bool $withInput): Generator
{
    if ($withInput) {
        yield from inner();
    } else {
        yield from ['a', 'b'];
    }
}

foreach (outer(true) as $value) {
    // flow
    sink($value);
}
foreach (outer(false) as $value) {
    // no flow
    sink($value);
}
