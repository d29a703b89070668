<?php
// loop: a foreach over an empty array does not run.
$note = 'none';
foreach ([] as $unused) {
    $note = source();
}
// no flow
sink($note);
do {
    $note = source();
} while (false);
// flow
sink($note);
