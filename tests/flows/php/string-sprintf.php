<?php
// string: sprintf puts in the arguments that its places name.
$query = sprintf("select * from t where a = '%s'", source());
$order = sprintf('order by %2$s', source(), 'created');
// flow
sink($query);
// no flow
sink($order);
