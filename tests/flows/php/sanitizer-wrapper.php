<?php
// sanitizer: a wrapper cleans what it returns; one that forgets the result does not.
function e(string $text): string
{
    return sanitize($text);
}

function eForgotten(string $text): string
{
    sanitize($text);
    return $text;
}

$input = source();
// no flow
sink(e($input));
// flow
sink(eForgotten($input));
