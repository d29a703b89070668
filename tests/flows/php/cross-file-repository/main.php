<?php
// cross-file: a controller, a repository and an entity in files of their own.
require_once __DIR__ . '/Entity.php';
require_once __DIR__ . '/Repository.php';

use App\Entity\Comment;
use App\Storage\CommentRepository;

class CommentController
{
    public function __construct(private CommentRepository $comments)
    {
    }

    public function store(string $text): void
    {
        $this->comments->save(new Comment(7, $text));
    }

    public function show(int $id): string
    {
        return $this->comments->find($id)->text();
    }
}

$controller = new CommentController(new CommentRepository());
$controller->store(source());
// flow
sink($controller->show(7));
// no flow
sink((new CommentController(new CommentRepository()))->show(7));
