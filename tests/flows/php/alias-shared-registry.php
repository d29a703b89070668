<?php
// alias: a lazily made single instance is the same object for everyone.
final class Registry
{
    private static ?Registry $instance = null;
    public array $entries = [];

    public static function instance(): self
    {
        return self::$instance ??= new self();
    }

    public static function fresh(): self
    {
        return new self();
    }
}

Registry::instance()->entries['title'] = source();
$shared = Registry::instance();
$own = Registry::fresh();
// flow
sink($shared->entries);
// no flow
sink($own->entries);
