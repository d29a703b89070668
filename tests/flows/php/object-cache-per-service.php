<?php
// object: two services hold caches of their own.
class MemoryCache
{
    private array $items = [];

    public function put(string $key, string $value): void
    {
        $this->items[$key] = $value;
    }

    public function get(string $key): ?string
    {
        return $this->items[$key] ?? null;
    }
}

class Snippets
{
    public function __construct(private MemoryCache $cache)
    {
    }

    public function save(string $text): void
    {
        $this->cache->put('last', $text);
    }

    public function last(): string
    {
        return $this->cache->get('last') ?? '';
    }
}

$drafts = new Snippets(new MemoryCache());
$published = new Snippets(new MemoryCache());
$drafts->save(source());
$published->save('welcome');
// no flow
sink($published->last());
// flow
sink($drafts->last());
