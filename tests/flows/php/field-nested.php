<?php
// field: paths of several properties that part at the last step.
class Address
{
    public string $city = '';
    public string $country = 'CH';
}

class Customer
{
    public Address $home;

    public function __construct()
    {
        $this->home = new Address();
    }
}

$customer = new Customer();
$customer->home->city = source();
// no flow
sink($customer->home->country);
// flow
sink($customer->home->city);
