<?php
// index: constant places of a list.
$argv2 = ['convert', source(), 'out.png'];
// no flow
sink($argv2[0]);
// flow
sink($argv2[1]);
