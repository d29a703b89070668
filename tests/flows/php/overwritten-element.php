<?php
// overwritten: one element gets a new value, its neighbour keeps the old one.
$form = ['email' => source(), 'phone' => source()];
$form['email'] = 'nobody@example.com';
// no flow
sink($form['email']);
// flow
sink($form['phone']);
