<?php
// object: clone makes an object of its own, assignment does not.
class Settings
{
    public string $theme = 'light';
}

$settings = new Settings();
$copy = clone $settings;
$same = $settings;
$settings->theme = source();
// flow
sink($same->theme);
// no flow
sink($copy->theme);
