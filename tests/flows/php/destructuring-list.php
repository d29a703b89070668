<?php
// destructuring: list() takes the elements in order.
[$key, $value] = ['Content-Type', source()];
// no flow
sink($key);
// flow
sink($value);
