<?php
// collection: a stack object gives back last what was pushed first.
$stack = new SplStack();
$stack->push('bottom');
$stack->push(source());
// flow
sink($stack->pop());
// no flow
sink($stack->pop());
