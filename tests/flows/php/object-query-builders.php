<?php
// object: two query builders, of which one gets the user's condition.
class Query
{
    private array $conditions = [];

    public function __construct(private string $table)
    {
    }

    public function where(string $condition): self
    {
        $this->conditions[] = $condition;
        return $this;
    }

    public function sql(): string
    {
        return "SELECT * FROM {$this->table} WHERE " . implode(' AND ', $this->conditions);
    }
}

$orders = new Query('orders');
$items = new Query('items');
$orders->where('paid = 1')->where("note LIKE '%" . source() . "%'");
$items->where('stock > 0')->where('hidden = 0');
// no flow
sink($items->sql());
// flow
sink($orders->sql());
