<?php
// return: a builder that changes itself and one that returns a changed copy.
final class Query
{
    private array $where = [];

    public function where(string $condition): static
    {
        $copy = clone $this;
        $copy->where[] = $condition;
        return $copy;
    }

    public function toSql(): string
    {
        $sql = 'SELECT * FROM post';
        return $this->where ? $sql . ' WHERE ' . implode(' AND ', $this->where) : $sql;
    }
}

$base = (new Query())->where('deleted = 0');
$filtered = $base->where("title = '" . source() . "'")->where('public = 1');
$base->where('never used');
// flow
sink($filtered->toSql());
// no flow
sink($base->toSql());
