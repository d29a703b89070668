<?php
// dispatch: instanceof leads each object to its branch.
class TextPart
{
    public function __construct(public string $body)
    {
    }
}

class ImagePart
{
    public function __construct(public string $body)
    {
    }
}

function show(object $part): void
{
    if ($part instanceof TextPart) {
        // flow
        sink($part->body);
    } elseif ($part instanceof ImagePart) {
        // no flow
        sink($part->body);
    }
}

show(new TextPart(source()));
show(new ImagePart('logo.png'));
