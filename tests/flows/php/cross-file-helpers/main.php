<?php
// cross-file: imported functions of a namespace, one of which sanitizes.
require_once __DIR__ . '/html.php';

use function App\Html\attribute;
use function App\Html\raw as unescaped;

$title = source();
// flow
sink(unescaped('h1', $title));
// no flow
sink(attribute('title', $title));
