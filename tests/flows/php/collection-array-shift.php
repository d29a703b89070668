<?php
// collection: shift takes the first element; the next one becomes the first.
$queue = [source(), 'second job'];
// flow
sink($queue[0]);
array_shift($queue);
// no flow
sink($queue[0]);
