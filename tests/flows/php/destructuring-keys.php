<?php
// destructuring: keys choose what goes where.
$row = ['id' => '7', 'name' => source()];
['name' => $name, 'id' => $id] = $row;
// flow
sink($name);
// no flow
sink($id);
