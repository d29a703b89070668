<?php
// alias: foreach by reference changes the array, foreach by value does not.
$kept = ['a', 'b'];
foreach ($kept as $item) {
    $item = source();
}
// no flow
sink($kept[0]);

$changed = ['a', 'b'];
foreach ($changed as &$slot) {
    $slot = source();
}
unset($slot);
// flow
sink($changed[0]);
