<?php
// collection: only the columns on a list are kept.
const COLUMNS = ['title' => true, 'status' => true];

function allowed(array $input): array
{
    return array_intersect_key($input, COLUMNS);
}

$fromForm = allowed(['title' => source(), 'status' => 'open']);
$fromJob = allowed(['title' => 'Nightly', 'status' => 'open', 'owner' => source()]);
// flow
sink($fromForm);
// no flow
sink($fromJob);
