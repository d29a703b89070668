<?php
// string: heredoc inserts variables, nowdoc does not.
$name = source();
$letter = <<<TEXT
    Dear $name,
    welcome.
    TEXT;
$template = <<<'TEXT'
    Dear $name,
    welcome.
    TEXT;
// flow
sink($letter);
// no flow
sink($template);
