<?php
// path: a break out of both loops leaves the first hit in the variable.
function find(array $pages, string $wanted): string
{
    $hit = 'nothing found';
    foreach ($pages as $sections) {
        foreach ($sections as $section) {
            if ($section['id'] === $wanted) {
                $hit = $section['text'];
                break 2;
            }
        }
    }
    return $hit;
}

$trusted = [
    [['id' => 'intro', 'text' => 'Welcome'], ['id' => 'terms', 'text' => 'Terms']],
    [['id' => 'contact', 'text' => 'Contact']],
];
$edited = [
    [['id' => 'intro', 'text' => 'Welcome']],
    [['id' => 'contact', 'text' => source()]],
];
// no flow
sink(find($trusted, 'contact'));
// flow
sink(find($edited, 'contact'));
