<?php
// cross-file: the functions of main.php.
namespace App\Html;

function raw(string $tag, string $content): string
{
    return "<$tag>$content</$tag>";
}

function attribute(string $name, string $value): string
{
    return $name . '="' . \sanitize($value) . '"';
}
