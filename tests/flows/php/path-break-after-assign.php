<?php
// path: a variable is set anew right before the break; after the loop both ways meet.
function lastLine(array $lines, bool $quiet): string
{
    $text = '';
    foreach ($lines as $line) {
        $text = $line;
        if ($quiet) {
            $text = '(hidden)';
            // no flow
            sink($text);
            break;
        }
    }
    return $text;
}

$lines = ['start', source()];
$shown = [];
foreach ([true, false] as $quiet) {
    $shown[] = lastLine($lines, $quiet);
}
// flow
sink($shown);
