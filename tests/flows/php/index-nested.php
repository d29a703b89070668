<?php
// index: two steps of indexes that part at the first.
$rows = [['id' => '1', 'name' => source()], ['id' => '2', 'name' => 'root']];
// flow
sink($rows[0]['name']);
// no flow
sink($rows[1]['name']);
