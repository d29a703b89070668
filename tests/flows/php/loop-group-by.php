<?php
// loop: records are sorted into groups, keyed by a field.
function groupBy(array $records, string $key): array
{
    $groups = [];
    foreach ($records as $record) {
        $groups[$record[$key]][] = $record['text'];
    }
    return $groups;
}

$groups = groupBy([
    ['kind' => 'system', 'text' => 'started'],
    ['kind' => 'user', 'text' => source()],
    ['kind' => 'system', 'text' => 'stopped'],
], 'kind');
// flow
sink(implode(', ', $groups['user']));
// no flow
sink(implode(', ', $groups['system']));
