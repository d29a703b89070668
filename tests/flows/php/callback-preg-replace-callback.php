<?php
// callback: a template's placeholders are filled from two different arrays.
function fill(string $template, array $values): string
{
    return preg_replace_callback('/\{(\w+)\}/', function (array $m) use ($values): string {
        return $values[$m[1]] ?? '';
    }, $template);
}

$mail = fill('Dear {name}, your order {order} is on its way.', ['name' => source(), 'order' => 'A1']);
$notice = fill('Order {order} of {name} is late.', ['name' => 'customer', 'order' => 'A2']);
// flow
sink($mail);
// no flow
sink($notice);
