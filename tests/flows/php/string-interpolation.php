<?php
// string: double quotes insert the variable, single quotes do not.
$name = source();
// flow
sink("Dear {$name},");
// no flow
sink('Dear {$name},');
