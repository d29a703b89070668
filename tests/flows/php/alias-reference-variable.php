<?php
// alias: =& makes two names of one variable, = copies.
$name = 'nobody';
$alias = &$name;
$copy = $name;
$name = source();
// flow
sink($alias);
// no flow
sink($copy);
