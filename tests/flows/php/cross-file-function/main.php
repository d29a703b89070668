<?php
// cross-file: functions of a required file.
require __DIR__ . '/helpers.php';

$value = source();
// flow
sink(decorate($value));
// no flow
sink(placeholder($value));
