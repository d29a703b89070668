<?php
// destructuring: extract makes variables of keys, compact an array of variables.
extract(['caption' => source(), 'size' => 'large']);
// flow
sink($caption);
// no flow
sink($size);
