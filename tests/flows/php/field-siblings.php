<?php
// field: one property is tainted, its neighbour is not.
class Account
{
    public string $name = '';
    public string $role = 'member';
}

$account = new Account();
$account->name = source();
$account->role = 'editor';
// flow
sink($account->name);
// no flow
sink($account->role);
