<?php
// collection: a typed collection gives its labels or its ids.
class TagList implements IteratorAggregate, Countable
{
    private array $tags = [];

    public function add(string $id, string $label): static
    {
        $this->tags[] = compact('id', 'label');
        return $this;
    }

    public function getIterator(): Iterator
    {
        return new ArrayIterator($this->tags);
    }

    public function count(): int
    {
        return count($this->tags);
    }
}

$tags = (new TagList())->add('t1', source())->add('t2', 'news');
$ids = [];
$labels = [];
foreach ($tags as $tag) {
    $ids[] = $tag['id'];
    $labels[] = $tag['label'];
}
// flow
sink(join(',', $labels));
// no flow
sink(join(',', $ids));
