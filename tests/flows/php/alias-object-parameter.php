<?php
// alias: an object handed to a function is the caller's object; a new one there is not.
class Profile
{
    public string $bio = 'none';
}

function edit(Profile $profile): void
{
    $profile->bio = source();
}

function replace(Profile $profile): Profile
{
    $profile = new Profile();
    $profile->bio = source();
    return $profile;
}

$edited = new Profile();
$untouched = new Profile();
edit($edited);
replace($untouched);
// flow
sink($edited->bio);
// no flow
sink($untouched->bio);
