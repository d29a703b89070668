<?php
// sanitizer: cleaned in a loop through a reference, or only in the loop's own variable.
$cleaned = ['first' => source(), 'second' => source()];
$left = $cleaned;
foreach ($cleaned as $key => &$value) {
    $value = sanitize($value);
}
unset($value);
foreach ($left as $key => $value) {
    $value = sanitize($value);
}
// no flow
sink(implode(',', $cleaned));
// flow
sink(implode(',', $left));
