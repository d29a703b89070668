<?php
// collection: records are grouped by a constant field.
function groupByType(array $records): array
{
    $groups = [];
    foreach ($records as $record) {
        $groups[$record['type']][] = $record['text'];
    }
    return $groups;
}

$groups = groupByType([
    ['type' => 'comment', 'text' => source()],
    ['type' => 'system', 'text' => 'started'],
    ['type' => 'system', 'text' => 'stopped'],
]);
// flow
sink(implode("\n", $groups['comment']));
// no flow
sink(implode("\n", $groups['system']));
