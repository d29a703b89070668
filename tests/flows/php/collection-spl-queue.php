<?php
// collection: jobs leave a queue in the order in which they came.
$queue = new SplQueue();
$queue->enqueue('rebuild index');
$queue->enqueue(source());

$first = $queue->dequeue();
// no flow
sink($first);
$second = $queue->dequeue();
// flow
sink($second);
