<?php
// collection: an element that was unset is gone.
$form = ['csrf' => source(), 'name' => source()];
unset($form['csrf']);
// no flow
sink($form['csrf'] ?? 'missing');
// flow
sink($form['name'] ?? 'missing');
