<?php
// cross-file: the class of main.php.
class Document
{
    private string $content = '';
    private string $kind = 'text/plain';

    public function load(): void
    {
        $this->content = source();
    }

    public function content(): string
    {
        return $this->content;
    }

    public function kind(): string
    {
        return $this->kind;
    }
}
