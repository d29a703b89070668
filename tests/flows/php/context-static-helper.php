<?php
// context: one static helper for two pieces of markup.
final class Html
{
    public static function tag(string $name, string $body, array $attributes = []): string
    {
        $html = '<' . $name;
        foreach ($attributes as $key => $value) {
            $html .= " $key=\"$value\"";
        }
        return $html . '>' . $body . "</$name>";
    }

    public static function link(string $href, string $text): string
    {
        return self::tag('a', $text, ['href' => $href]);
    }
}

$menu = Html::link('/home', 'Home') . Html::tag('hr', '');
$profile = Html::link(source(), 'Profile');
// no flow
sink($menu);
// flow
sink($profile);
