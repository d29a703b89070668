<?php
// loop: a command line is taken apart, an option's value at a time.
function parse(array $arguments): array
{
    $options = ['out' => 'stdout', 'in' => 'stdin'];
    while ($arguments !== []) {
        $name = array_shift($arguments);
        if ($name === '--in') {
            $options['in'] = array_shift($arguments);
        } elseif ($name === '--out') {
            $options['out'] = array_shift($arguments);
        }
    }
    return $options;
}

$options = parse(['--out', 'report.txt', '--in', source()]);
// flow
sink($options['in']);
// no flow
sink($options['out']);
