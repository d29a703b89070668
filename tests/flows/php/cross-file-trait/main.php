<?php
// cross-file: a trait from another file gives two classes the same methods.
require __DIR__ . '/HasMeta.php';

class Article
{
    use HasMeta;
}

class Page
{
    use HasMeta;
}

$article = new Article();
$page = new Page();
$article->setMeta('author', source());
$page->setMeta('author', 'staff');
// flow
sink($article->metaLine());
// no flow
sink($page->metaLine());
