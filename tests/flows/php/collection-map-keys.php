<?php
// collection: two constant keys of one array.
$params = [];
$params['q'] = source();
$params['limit'] = '10';
// flow
sink($params['q']);
// no flow
sink($params['limit']);
