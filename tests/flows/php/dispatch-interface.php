<?php
// dispatch: the object's class decides which implementation runs.
interface Provider
{
    public function fetch(): string;
}

final class Remote implements Provider
{
    public function fetch(): string
    {
        return source();
    }
}

final class Fixture implements Provider
{
    public function fetch(): string
    {
        return 'fixture';
    }
}

function load(Provider $provider): string
{
    return $provider->fetch();
}

// flow
sink(load(new Remote()));
// no flow
sink(load(new Fixture()));
