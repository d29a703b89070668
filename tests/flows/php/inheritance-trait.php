<?php
// inheritance: a trait's method works on the class that uses it; a class's own method goes before the trait's.
trait Describes
{
    public string $about = '';

    public function describe(): string
    {
        return $this->about;
    }
}

class Item
{
    use Describes;
}

class HiddenItem
{
    use Describes;

    public function describe(): string
    {
        return 'hidden';
    }
}

$item = new Item();
$item->about = source();
$hidden = new HiddenItem();
$hidden->about = source();
// flow
sink($item->describe());
// no flow
sink($hidden->describe());
