<?php
// closure: a variable inside a closure without use is not the one outside; an arrow function sees the outer one.
$title = source();
$anonymous = function (): string {
    $title = $title ?? 'untitled';
    return $title;
};
$arrow = fn(): string => $title;
// no flow
sink($anonymous());
// flow
sink($arrow());
