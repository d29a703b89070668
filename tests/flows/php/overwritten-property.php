<?php
// overwritten: a property gets a new value through a method.
class Draft
{
    public string $text = '';

    public function clear(): void
    {
        $this->text = '';
    }
}

$draft = new Draft();
$draft->text = source();
// flow
sink($draft->text);
$draft->clear();
// no flow
sink($draft->text);
