<?php
// field: global binds the global variable; without it the name is local.
$motd = 'welcome';
$banner = 'welcome';

function configure(): int
{
    global $motd;
    $motd = source();
    $banner = source();
    return strlen($banner);
}

configure();
// flow
sink($motd);
// no flow
sink($banner);
