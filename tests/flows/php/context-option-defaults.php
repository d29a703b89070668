<?php
// context: options are merged over defaults, once with input and once without.
function button(array $options): string
{
    $options += ['label' => 'OK', 'class' => 'btn'];
    return '<button class="' . $options['class'] . '">' . $options['label'] . '</button>';
}

$custom = button(['label' => source()]);
$standard = button(['class' => 'btn-wide']);
// flow
sink($custom);
// no flow
sink($standard);
