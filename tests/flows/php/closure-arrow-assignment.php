<?php
// closure: an arrow function cannot assign to the outer variable, a closure with a reference can.
$kept = 'initial';
$changed = 'initial';
$try = fn(): string => $kept = source();
$set = function () use (&$changed): void {
    $changed = source();
};
$try();
$set();
// no flow
sink($kept);
// flow
sink($changed);
