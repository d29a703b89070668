<?php
// constant-branch: a feature that a constant switches off.
define('SHOW_DEBUG', false);
const SHOW_TITLE = true;

function page(string $title): string
{
    $html = '<html>';
    if (SHOW_DEBUG) {
        $html .= "<pre>$title</pre>";
    }
    return $html;
}

function head(string $title): string
{
    $html = '<head>';
    if (SHOW_TITLE) {
        $html .= "<title>$title</title>";
    }
    return $html;
}

// no flow
sink(page(source()));
// flow
sink(head(source()));
