<?php
// cross-file: a file that returns an array.
return [
    'name' => 'shop',
    'greeting' => source(),
];
