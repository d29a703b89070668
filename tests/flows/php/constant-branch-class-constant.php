<?php
// constant-branch: a class constant and a ternary.
class Features
{
    public const LEGACY = 0;
    public const LIMIT = 3;
}

$legacy = Features::LEGACY ? source() : 'modern';
$limited = Features::LIMIT > 2 ? source() : 'free';
// no flow
sink($legacy);
// flow
sink($limited);
