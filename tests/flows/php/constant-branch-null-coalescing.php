<?php
// constant-branch: ?? takes the right side only where the left is null.
$given = 'fixed';
$missing = null;
// no flow
sink($given ?? source());
// flow
sink($missing ?? source());
