<?php
// path: two conditions on one unchanged flag are true together.
function search(bool $custom): void
{
    $where = '1 = 1';
    if ($custom) {
        $where = source();
    }
    if (!$custom) {
        // no flow
        sink($where);
    }
    if ($custom) {
        // flow
        sink($where);
    }
}

search(true);
search(false);
