<?php
// path: internal rows are skipped before the line that prints.
function report(array $rows): void
{
    foreach ($rows as $row) {
        if ($row['internal']) {
            // no flow
            sink($row['label']);
            continue;
        }
        $line = $row['label'] . ': ' . $row['comment'];
        // flow
        sink($line);
    }
}

report([
    ['internal' => true, 'label' => 'audit', 'comment' => source()],
    ['internal' => false, 'label' => 'review', 'comment' => source()],
]);
