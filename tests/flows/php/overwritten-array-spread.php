<?php
// overwritten: later entries of an array literal replace those spread before.
$input = ['name' => source(), 'role' => source()];

$account = [...$input, 'role' => 'guest'];
$profile = ['role' => 'guest', ...$input];
// no flow
sink($account['role']);
// flow
sink($profile['role']);
