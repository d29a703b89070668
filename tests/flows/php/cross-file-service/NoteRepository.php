<?php
// cross-file: the store of main.php.
class NoteRepository
{
    private array $notes = [];

    public function save(string $id, array $note): void
    {
        $this->notes[$id] = $note;
    }

    public function find(string $id): ?array
    {
        return $this->notes[$id] ?? null;
    }
}
