<?php
// index: splice puts an element between the others and moves them on.
$columns = ['id', 'created'];
array_splice($columns, 1, 0, [source()]);
// flow
sink($columns[1]);
// no flow
sink($columns[2]);
