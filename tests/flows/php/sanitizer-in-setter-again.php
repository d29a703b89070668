<?php
// sanitizer: a view escapes what is assigned to it, unless it is told that it is raw.
class View
{
    private array $variables = [];

    public function assign(string $name, string $value): static
    {
        $this->variables[$name] = sanitize($value);
        return $this;
    }

    public function assignRaw(string $name, string $value): static
    {
        $this->variables[$name] = $value;
        return $this;
    }

    public function render(): string
    {
        $out = '';
        foreach ($this->variables as $name => $value) {
            $out .= "<i>$name</i>$value";
        }
        return $out;
    }
}

// no flow
sink((new View())->assign('title', source())->assignRaw('footer', 'fin')->render());
// flow
sink((new View())->assign('title', 'Hi')->assignRaw('body', source())->render());
