<?php
// cross-file: a namespaced class under an alias, and a namespaced function of the same name.
namespace App;

use Site\View\Html as Markup;

use function Site\Text\heading;

require_once __DIR__ . '/src/Html.php';
require_once __DIR__ . '/src/functions.php';

$title = source();
// flow
sink(Markup::heading($title));
// no flow
sink(heading($title));
