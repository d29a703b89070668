<?php
// sanitizer: one setter cleans what it stores, the other stores it as it came.
class Profile
{
    private array $data = [];

    public function setName(string $name): void
    {
        $this->data['name'] = sanitize($name);
    }

    public function setAbout(string $about): void
    {
        $this->data['about'] = $about;
    }

    public function get(string $key): string
    {
        return $this->data[$key];
    }
}

$input = source();
$profile = new Profile();
$profile->setName($input);
$profile->setAbout($input);
// no flow
sink($profile->get('name'));
// flow
sink($profile->get('about'));
