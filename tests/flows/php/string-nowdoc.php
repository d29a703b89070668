<?php
// string: a nowdoc leaves the names of variables as they are, a heredoc does not.
$user = ['name' => source()];

$template = <<<'HTML'
<p>{$user['name']}</p>
HTML;

$page = <<<HTML
<p>{$user['name']}</p>
HTML;

// no flow
sink($template);
// flow
sink($page);
