<?php
// cross-file: the trait.
trait HasMeta
{
    protected array $meta = [];

    public function setMeta(string $key, string $value): void
    {
        $this->meta[$key] = $value;
    }

    public function metaLine(): string
    {
        $parts = [];
        foreach ($this->meta as $key => $value) {
            $parts[] = $key . '=' . $value;
        }
        return implode('; ', $parts);
    }
}
