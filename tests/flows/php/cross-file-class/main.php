<?php
// cross-file: an object of a class from another file.
require_once __DIR__ . '/Document.php';

$document = new Document();
$document->load();
// flow
sink($document->content());
// no flow
sink($document->kind());
