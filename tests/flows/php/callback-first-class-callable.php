<?php
// callback: a method as a first-class callable is bound to its object.
class Greeter
{
    public function __construct(private string $name)
    {
    }

    public function hello(): string
    {
        return 'hello ' . $this->name;
    }
}

$fromUser = (new Greeter(source()))->hello(...);
$fromApp = [new Greeter('app'), 'hello'];
// flow
sink($fromUser());
// no flow
sink(call_user_func($fromApp));
