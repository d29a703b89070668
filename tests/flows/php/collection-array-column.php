<?php
// collection: one column of several rows.
$rows = [
    ['id' => '1', 'note' => source()],
    ['id' => '2', 'note' => source()],
];
// flow
sink(array_column($rows, 'note')[0]);
// no flow
sink(array_column($rows, 'id')[0]);
