// object: two caches of one generic type, the text is stored in one of them.
package main

type cache[V any] struct {
	entries map[string]V
}

func newCache[V any]() *cache[V] {
	return &cache[V]{entries: make(map[string]V)}
}

func (c *cache[V]) put(key string, value V) {
	c.entries[key] = value
}

func (c *cache[V]) get(key string) (V, bool) {
	value, ok := c.entries[key]
	return value, ok
}

func main() {
	pages := newCache[string]()
	templates := newCache[string]()
	pages.put("index", source())
	templates.put("index", "<html></html>")
	page, _ := pages.get("index")
	template, _ := templates.get("index")
	// flow
	sink(page)
	// no flow
	sink(template)
}
