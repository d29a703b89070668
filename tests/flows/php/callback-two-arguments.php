<?php
// callback: a walker calls back with a clean name and a tainted content.
function walk(callable $visit): void
{
    $visit('readme.txt', source());
}

walk(function (string $name, string $content): void {
    // no flow
    sink($name);
    // flow
    sink($content);
});
