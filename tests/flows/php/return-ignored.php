<?php
// return: a function that reads the input but returns something else.
function measure(): string
{
    $data = source();
    if (strlen($data) > 3) {
        return 'long';
    }
    return 'short';
}

function relay(): string
{
    $data = source();
    return $data;
}

// no flow
sink(measure());
// flow
sink(relay());
