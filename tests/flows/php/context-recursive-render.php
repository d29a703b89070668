<?php
// context: a function that calls itself for the children of a tree.
function render(array $node): string
{
    $out = '<li>' . $node['text'];
    foreach ($node['children'] ?? [] as $child) {
        $out .= render($child);
    }
    return $out . '</li>';
}

$comments = ['text' => 'Comments', 'children' => [
    ['text' => 'first', 'children' => [['text' => source()]]],
]];
$menu = ['text' => 'Menu', 'children' => [
    ['text' => 'Home', 'children' => [['text' => 'News']]],
]];
// flow
sink(render($comments));
// no flow
sink(render($menu));
