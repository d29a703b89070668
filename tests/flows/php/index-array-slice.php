<?php
// index: array_slice leaves the first element out.
$words = [source(), 'stop', 'now'];
$rest = array_slice($words, 1);
// no flow
sink($rest[0]);
$first = array_slice($words, 0, 1);
// flow
sink($first[0]);
