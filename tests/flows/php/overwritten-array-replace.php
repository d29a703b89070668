<?php
// overwritten: defaults are replaced by what the caller sets, and not the other way.
function settings(array $request, array $forced): array
{
    return array_replace(['limit' => '10', 'order' => 'asc'], $request, $forced);
}

$result = settings(['limit' => source(), 'order' => source()], ['order' => 'desc']);
// flow
sink($result['limit']);
// no flow
sink($result['order']);
