<?php
// inheritance: the child's constructor hands one of its arguments up.
abstract class Page
{
    protected string $heading;

    public function __construct(string $heading)
    {
        $this->heading = $heading;
    }

    public function heading(): string
    {
        return "<h1>{$this->heading}</h1>";
    }
}

class SearchPage extends Page
{
    public function __construct(private string $term)
    {
        parent::__construct('Search');
    }

    public function term(): string
    {
        return $this->term;
    }
}

class ProfilePage extends Page
{
    public function __construct(string $user)
    {
        parent::__construct($user);
    }
}

$search = new SearchPage(source());
$profile = new ProfilePage(source());
// no flow
sink($search->heading());
// flow
sink($profile->heading());
