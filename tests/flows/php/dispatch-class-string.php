<?php
// dispatch: the class of the renderer comes out of a map of names.
interface Renderer
{
    public function render(array $post): string;
}

class FullRenderer implements Renderer
{
    public function render(array $post): string
    {
        return $post['slug'] . ': ' . $post['body'];
    }
}

class SlugRenderer implements Renderer
{
    public function render(array $post): string
    {
        return '/' . $post['slug'];
    }
}

function renderer(string $format): Renderer
{
    $map = ['full' => FullRenderer::class, 'slug' => SlugRenderer::class];
    $class = $map[$format];
    return new $class();
}

$post = ['slug' => 'hello', 'body' => source()];
// flow
sink(renderer('full')->render($post));
// no flow
sink(renderer('slug')->render($post));
