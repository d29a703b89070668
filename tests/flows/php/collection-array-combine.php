<?php
// collection: array_combine takes its keys from one list and its values from another.
$names = ['host', 'port'];
$values = [source(), '5432'];
$dsn = array_combine($names, $values);
// flow
sink($dsn['host']);
// no flow
sink($dsn['port']);
