<?php
// cross-file: an included file runs in the scope of the include.
$heading = source();
$footer = 'imprint';
include __DIR__ . '/template.php';
