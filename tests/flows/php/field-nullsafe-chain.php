<?php
// field: reading through objects that may be missing.
class Address
{
    public function __construct(public string $street, public string $country = 'NL')
    {
    }
}

class Customer
{
    public ?Address $address = null;
    public ?Address $billing = null;
}

function describe(?Customer $customer): void
{
    // flow
    sink($customer?->address?->street ?? 'unknown');
    // no flow
    sink($customer?->billing?->street ?? 'unknown');
}

$customer = new Customer();
$customer->address = new Address(source());
describe($customer);
$other = new Customer();
$other->billing = new Address('Damrak 1');
describe($other);
describe(null);
