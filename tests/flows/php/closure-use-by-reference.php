<?php
// closure: what a closure adds by reference is seen outside of it.
function collect(array $items, callable $each): void
{
    foreach ($items as $item) {
        $each($item);
    }
}

$seen = [];
$copied = ['start'];
collect([source(), 'second'], function (string $item) use (&$seen, $copied): void {
    $seen[] = $item;
    $copied[] = $item;
});
// flow
sink(implode(', ', $seen));
// no flow
sink(implode(', ', $copied));
