<?php
// cross-file: the entity.
namespace App\Entity;

final class Comment
{
    public function __construct(private int $id, private string $text)
    {
    }

    public function id(): int
    {
        return $this->id;
    }

    public function text(): string
    {
        return $this->text;
    }
}
