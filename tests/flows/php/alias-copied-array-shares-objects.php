<?php
// alias: a copied array has elements of its own, but shares the objects in it.
class Item
{
    public string $label = 'none';
}

$item = new Item();
$basket = ['first' => $item, 'note' => 'empty'];
$copy = $basket;
$copy['first']->label = source();
$copy['note'] = source();
// flow
sink($basket['first']->label);
// no flow
sink($basket['note']);
