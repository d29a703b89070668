<?php
// collection: array_keys and array_values of one array.
$labels = ['owner' => source(), 'team' => source()];
// no flow
sink(implode(',', array_keys($labels)));
// flow
sink(implode(',', array_values($labels)));
