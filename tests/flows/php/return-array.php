<?php
// return: an array comes back, one element tainted.
function readHeader(): array
{
    return ['Content-Type', source()];
}

$header = readHeader();
// no flow
sink($header[0]);
// flow
sink($header[1]);
