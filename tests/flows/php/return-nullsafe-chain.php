<?php
// return: a finder returns null for one id, and the nullsafe chain stops there.
class Owner
{
    public function __construct(public string $name)
    {
    }
}

class Ticket
{
    public function __construct(private ?Owner $owner, public string $title)
    {
    }

    public function owner(): ?Owner
    {
        return $this->owner;
    }
}

$assigned = new Ticket(new Owner(source()), 'printer');
$open = new Ticket(null, source());
// flow
sink($assigned->owner()?->name);
// no flow
sink($open->owner()?->name ?? 'nobody');
