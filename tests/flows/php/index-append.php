<?php
// index: [] appends behind the elements that are there.
$args = ['--quiet'];
$args[] = source();
// no flow
sink($args[0]);
// flow
sink($args[1]);
