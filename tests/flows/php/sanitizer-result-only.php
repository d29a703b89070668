<?php
// sanitizer: the result is safe, the argument stays as it was.
$bio = source();
$safe = sanitize($bio);
// no flow
sink($safe);
// flow
sink($bio);
