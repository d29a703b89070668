<?php
// field: setters and getters that touch different properties.
class Article
{
    private string $title = '';
    private string $slug = '';

    public function setTitle(string $title): self
    {
        $this->title = $title;
        return $this;
    }

    public function setSlug(string $slug): self
    {
        $this->slug = $slug;
        return $this;
    }

    public function getTitle(): string
    {
        return $this->title;
    }

    public function getSlug(): string
    {
        return $this->slug;
    }
}

$article = (new Article())->setTitle(source())->setSlug('first-post');
// flow
sink($article->getTitle());
// no flow
sink($article->getSlug());
