<?php
// collection: a later array of array_merge wins over the same key of an earlier one.
$defaults = ['theme' => 'light', 'lang' => 'en'];
$input = ['theme' => source(), 'lang' => source()];
$options = array_merge($defaults, $input);
// flow
sink($options['theme']);
$forced = array_merge($input, $defaults);
// no flow
sink($forced['theme']);
