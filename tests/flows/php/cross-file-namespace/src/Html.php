<?php
// cross-file: a class with static methods in a namespace.
namespace Site\View;

final class Html
{
    public static function heading(string $text): string
    {
        return '<h1>' . $text . '</h1>';
    }

    public static function rule(string $text): string
    {
        return $text === '' ? '' : '<hr>';
    }
}
