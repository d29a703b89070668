<?php
// generator: the return value is not among the yielded ones.
function process(): Generator
{
    yield 'working';
    return source();
}

$job = process();
foreach ($job as $state) {
    // no flow
    sink($state);
}
// flow
sink($job->getReturn());
