<?php
// object: two instances of one class.
class Basket
{
    private string $coupon = '';

    public function apply(string $coupon): void
    {
        $this->coupon = $coupon;
    }

    public function coupon(): string
    {
        return $this->coupon;
    }
}

$visitor = new Basket();
$staff = new Basket();
$visitor->apply(source());
$staff->apply('STAFF10');
// flow
sink($visitor->coupon());
// no flow
sink($staff->coupon());
