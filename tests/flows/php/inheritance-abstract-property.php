<?php
// inheritance: the parent reads a property that its children give a value.
abstract class Repository
{
    protected string $table = '';

    public function all(): string
    {
        return 'SELECT * FROM ' . $this->table;
    }
}

class UserRepository extends Repository
{
    protected string $table = 'users';
}

class TenantRepository extends Repository
{
    public function __construct(string $tenant)
    {
        $this->table = $tenant . '_users';
    }
}

/** @return Repository[] */
function repositories(): array
{
    return ['users' => new UserRepository(), 'tenant' => new TenantRepository(source())];
}

$all = repositories();
// no flow
sink($all['users']->all());
// flow
sink($all['tenant']->all());
