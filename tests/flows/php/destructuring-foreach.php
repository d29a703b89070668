<?php
// destructuring: pairs taken apart in a foreach, with a part left out.
$pairs = [['a', source(), 'x'], ['b', source(), 'y']];
foreach ($pairs as [$label, , $mark]) {
    // no flow
    sink($label . $mark);
}
foreach ($pairs as [, $content]) {
    // flow
    sink($content);
}
