<?php
// path: nothing runs behind exit.
function stop(string $reason): never
{
    // flow
    sink("stopped: $reason");
    exit(0);
}

$reason = source();
stop($reason);
// no flow
sink($reason);
