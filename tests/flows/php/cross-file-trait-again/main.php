<?php
// cross-file: two classes use a trait of another file.
require_once __DIR__ . '/HasLabel.php';

class Button
{
    use HasLabel;
}

class Separator
{
    use HasLabel;

    protected function decorate(string $label): string
    {
        return '----';
    }
}

// flow
sink((new Button())->label(source()));
// no flow
sink((new Separator())->label(source()));
