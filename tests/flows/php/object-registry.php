<?php
// object: a registry hands out one object for each name.
class Template
{
    public string $footer = '';
}

class Templates
{
    /** @var array<string, Template> */
    private array $made = [];

    public function get(string $name): Template
    {
        return $this->made[$name] ??= new Template();
    }
}

$templates = new Templates();
$templates->get('mail')->footer = source();
$templates->get('page')->footer = 'All rights reserved.';
// flow
sink($templates->get('mail')->footer);
// no flow
sink($templates->get('page')->footer);
