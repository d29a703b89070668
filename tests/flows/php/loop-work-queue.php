<?php
// loop: a queue is worked off until it is empty; each job has a result of its own.
function work(array $queue): array
{
    $results = [];
    while ($queue !== []) {
        $job = array_shift($queue);
        if ($job['kind'] === 'echo') {
            $results['echo'] = $job['data'];
        } else {
            $results['log'] = $job['kind'] . ' done';
        }
    }
    return $results;
}

$results = work([
    ['kind' => 'echo', 'data' => source()],
    ['kind' => 'mail', 'data' => source()],
]);
// flow
sink($results['echo']);
// no flow
sink($results['log']);
