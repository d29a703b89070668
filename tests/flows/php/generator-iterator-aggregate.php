<?php
// generator: an object that can be looped over yields one of its lists.
class Report implements IteratorAggregate
{
    private array $rows = [];
    private array $warnings = [];

    public function addRow(string $row): void
    {
        $this->rows[] = $row;
    }

    public function addWarning(string $warning): void
    {
        $this->warnings[] = $warning;
    }

    public function getIterator(): Generator
    {
        foreach ($this->rows as $row) {
            yield "- $row";
        }
    }
}

$first = new Report();
$first->addRow(source());
foreach ($first as $line) {
    // flow
    sink($line);
}
$second = new Report();
$second->addRow('one');
$second->addWarning(source());
foreach ($second as $line) {
    // no flow
    sink($line);
}
