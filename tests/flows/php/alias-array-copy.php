<?php
// alias: arrays are copied by assignment, objects are shared.
$list = new ArrayObject(['lang' => 'en']);
$sameList = $list;
$plain = ['lang' => 'en'];
$samePlain = $plain;
$list['lang'] = source();
$plain['lang'] = source();
// flow
sink($sameList['lang']);
// no flow
sink($samePlain['lang']);
