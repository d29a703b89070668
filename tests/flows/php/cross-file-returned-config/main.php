<?php
// cross-file: the value of an included file is what it returns.
$config = require __DIR__ . '/config.php';
// flow
sink($config['greeting']);
// no flow
sink($config['name']);
