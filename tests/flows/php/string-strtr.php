<?php
// string: placeholders of a text are replaced from an array.
$text = 'Hello %name%, your code is %code%.';
$known = strtr($text, ['%name%' => 'Ann', '%code%' => '1234']);
$asked = strtr($text, ['%name%' => source(), '%code%' => '1234']);
// no flow
sink($known);
// flow
sink($asked);
