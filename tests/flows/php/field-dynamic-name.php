<?php
// field: a property named by a known text.
$options = new stdClass();
$key = 'path';
$options->{$key} = source();
$options->mode = 'r';
// flow
sink($options->path);
// no flow
sink($options->mode);
