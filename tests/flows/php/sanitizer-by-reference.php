<?php
// sanitizer: a function cleans a field of the array that it gets by reference.
function normalize(array &$form): void
{
    foreach (['name', 'city'] as $field) {
        $form[$field] = sanitize($form[$field]);
    }
}

$form = ['name' => source(), 'city' => 'Delft', 'comment' => source()];
normalize($form);
// no flow
sink($form['name']);
// flow
sink($form['comment']);
