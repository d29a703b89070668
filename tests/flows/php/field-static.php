<?php
// field: two static properties, one set from outside.
class Registry
{
    public static string $motd = 'welcome';
    public static string $version = '1.0';
}

function configure(): void
{
    Registry::$motd = source();
}

configure();
// flow
sink(Registry::$motd);
// no flow
sink(Registry::$version);
