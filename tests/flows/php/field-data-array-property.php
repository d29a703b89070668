<?php
// field: a message that keeps its parts in one array.
class Message
{
    private array $data = ['type' => 'note', 'body' => ''];

    public function setBody(string $body): void
    {
        $this->data['body'] = $body;
    }

    public function body(): string
    {
        return $this->data['body'];
    }

    public function type(): string
    {
        return $this->data['type'];
    }
}

$message = new Message();
$message->setBody(source());
// flow
sink('<p>' . $message->body() . '</p>');
// no flow
sink('<p class="' . $message->type() . '">');
