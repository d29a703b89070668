<?php
// inheritance: parent:: reaches the parent's method and constructor.
class Page
{
    protected string $title;

    public function __construct(string $title)
    {
        $this->title = $title;
    }

    public function head(): string
    {
        return $this->title;
    }
}

class AdminPage extends Page
{
    public function __construct(string $title, private string $area)
    {
        parent::__construct($title);
    }

    public function head(): string
    {
        return parent::head() . '!';
    }

    public function area(): string
    {
        return $this->area;
    }
}

$page = new AdminPage(source(), 'users');
// flow
sink($page->head());
// no flow
sink($page->area());
