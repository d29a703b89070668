<?php
// cross-file: the service of main.php.
class NoteService
{
    public function __construct(private NoteRepository $repository)
    {
    }

    public function create(string $id, string $text): void
    {
        $this->repository->save($id, ['text' => $text, 'length' => 'short']);
    }

    public function show(string $id): string
    {
        $note = $this->repository->find($id);
        return $note === null ? 'not found' : '<p>' . $note['text'] . '</p>';
    }
}
