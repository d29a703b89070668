<?php
// context: of two functions that end at a sink, one is only ever called with constants.
function runReport(string $name): void
{
    // flow
    sink("report $name");
}

function runBackup(string $name): void
{
    // no flow
    sink("backup $name");
}

runReport('daily');
runReport(source());
runBackup('daily');
runBackup('weekly');
