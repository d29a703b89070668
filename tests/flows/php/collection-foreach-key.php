<?php
// collection: in foreach the tainted key and its clean value are told apart.
$seen = [];
$seen[source()] = 'yes';
foreach ($seen as $key => $value) {
    // flow
    sink($key);
    // no flow
    sink($value);
}
