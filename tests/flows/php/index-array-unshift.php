<?php
// index: elements put in front move the others.
$arguments = [source(), '--verbose'];
array_unshift($arguments, 'convert');
// no flow
sink($arguments[0]);
// flow
sink($arguments[1]);
