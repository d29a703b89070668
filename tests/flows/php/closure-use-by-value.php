<?php
// closure: use copies the value, use by reference shares the variable.
$note = 'empty';
$early = function () use ($note): string {
    return $note;
};
$late = function () use (&$note): string {
    return $note;
};
$note = source();
// no flow
sink($early());
// flow
sink($late());
