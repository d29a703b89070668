<?php
// path: only one arm of an elseif chain takes the text of the request.
function heading(string $kind, string $title): string
{
    if ($kind === 'custom') {
        $text = $title;
    } elseif ($kind === 'archive') {
        $text = 'Archive';
        // no flow
        sink($text);
    } else {
        $text = 'Home';
    }
    return '<h1>' . $text . '</h1>';
}

$title = source();
$page = '';
foreach (['home', 'archive', 'custom'] as $kind) {
    $page .= heading($kind, $title);
}
// flow
sink($page);
