<?php
// dispatch: a router that calls a method by object and name.
class PostController
{
    public function show(string $slug): string
    {
        return "<article>$slug</article>";
    }

    public function index(string $slug): string
    {
        return '<ul></ul>';
    }
}

function run(array $route, array $parameters): string
{
    return call_user_func_array($route, $parameters);
}

$controller = new PostController();
// no flow
sink(run([$controller, 'index'], ['slug' => source()]));
// flow
sink(run([$controller, 'show'], ['slug' => source()]));
