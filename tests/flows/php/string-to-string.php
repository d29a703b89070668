<?php
// string: an object in a string gives what its __toString returns.
class Address
{
    public function __construct(private string $street, private string $country)
    {
    }

    public function __toString(): string
    {
        return strtoupper('to: ') . $this->street;
    }

    public function country(): string
    {
        return $this->country;
    }
}

$address = new Address(source(), 'NL');
$label = "Ship $address";
$tax = "Tax for {$address->country()}";
// flow
sink($label);
// no flow
sink($tax);
