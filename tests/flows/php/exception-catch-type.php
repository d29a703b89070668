<?php
// exception: the handler of the thrown class runs, its neighbour does not.
class BadInput extends Exception
{
}

class Timeout extends Exception
{
}

$text = 'none';
try {
    $text = source();
    throw new BadInput('bad');
} catch (Timeout $e) {
    // no flow
    sink($text);
} catch (BadInput $e) {
    // flow
    sink($text);
}
