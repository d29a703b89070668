<?php
// context: one helper, called with a tainted and with a clean argument.
function normalise(string $text): string
{
    return trim($text);
}

$nick = normalise(source());
$group = normalise(' admins ');
// flow
sink($nick);
// no flow
sink($group);
