<?php
// context: a default value stands in where no argument is given.
function title(string $text = 'Untitled'): string
{
    return "<h1>$text</h1>";
}

// no flow
sink(title());
// flow
sink(title(source()));
