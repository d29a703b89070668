<?php
// constant-branch: a class constant switches the debug output off, another the log on.
final class Build
{
    public const DEBUG = false;
    public const LOGGING = true;
}

function errorPage(string $detail): string
{
    $page = 'Something went wrong.';
    if (Build::DEBUG) {
        $page .= ' ' . $detail;
    }
    return $page;
}

function logLine(string $detail): string
{
    return Build::LOGGING ? "error: $detail" : '';
}

$detail = source();
// no flow
sink(errorPage($detail));
// flow
sink(logLine($detail));
