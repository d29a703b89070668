<?php
// callback: a sort's callback sees all the fields, its result keeps the rows whole.
$rows = [
    ['rank' => 2, 'title' => source()],
    ['rank' => 1, 'title' => 'first'],
];
$seen = [];
usort($rows, function (array $a, array $b) use (&$seen): int {
    $seen[] = 'compared';
    return $a['rank'] <=> $b['rank'];
});
// flow
sink($rows[1]['title']);
// no flow
sink($seen);
