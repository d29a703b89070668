<?php
// dispatch: the method of an enum decides by its case.
enum Visibility
{
    case Open;
    case Hidden;

    public function show(string $text): string
    {
        return match ($this) {
            self::Open => $text,
            self::Hidden => '***',
        };
    }
}

$address = source();
// no flow
sink(Visibility::Hidden->show($address));
// flow
sink(Visibility::Open->show($address));
