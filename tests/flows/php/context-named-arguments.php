<?php
// context: named arguments find their parameters whatever the order.
function link_to(string $url, string $label): string
{
    return strlen($label) > 0 ? $url : '#';
}

// flow
sink(link_to(label: 'home', url: source()));
// no flow
sink(link_to(label: source(), url: '/home'));
