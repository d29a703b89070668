<?php
// path: a case without break falls into the next one; a case behind a break sees nothing of it.
function chooseTarget(int $level): void
{
    $target = 'app.log';
    switch ($level) {
        case 0:
            $target = source();
        case 1:
            // flow
            sink($target);
            break;
        case 2:
            // no flow
            sink($target);
            break;
    }
}

chooseTarget(0);
chooseTarget(1);
chooseTarget(2);
