<?php
// constant-branch: a constant decides the branch.
const DEBUG_BUILD = false;

$trace = 'off';
if (DEBUG_BUILD) {
    $trace = source();
}
// no flow
sink($trace);
if (!DEBUG_BUILD) {
    $trace = source();
}
// flow
sink($trace);
