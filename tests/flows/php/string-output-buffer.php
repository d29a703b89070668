<?php
// string: what is printed between ob_start and ob_get_clean comes back as text.
ob_start();
echo source();
$page = ob_get_clean();
ob_start();
echo 'static';
$static = ob_get_clean();
// flow
sink($page);
// no flow
sink($static);
