<?php
// cross-file: helpers of main.php; one hands its argument back, one does not.
function decorate(string $text): string
{
    return "[$text]";
}

function placeholder(string $text): string
{
    return $text === '' ? '[empty]' : '[set]';
}
