<?php
// exception: an assignment behind the throw does not happen, one before it does.
function check(): void
{
    throw new LogicException('always');
}

$before = 'a';
$behind = 'a';
try {
    $before = source();
    check();
    $behind = source();
} catch (LogicException $e) {
}
// flow
sink($before);
// no flow
sink($behind);
