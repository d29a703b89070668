<?php
// cross-file: a function of another namespace with a name that is used twice.
namespace Site\Text;

function heading(string $text): string
{
    return $text === '' ? 'EMPTY' : 'FULL';
}
