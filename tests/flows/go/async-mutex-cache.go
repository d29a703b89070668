// async: a cache that is guarded by a mutex keeps the values of two keys.
package main

import "sync"

type Cache struct {
	mu      sync.RWMutex
	entries map[string]string
}

func (c *Cache) Put(key, value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[key] = value
}

func (c *Cache) Get(key string) (string, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	value, ok := c.entries[key]
	return value, ok
}

func main() {
	cache := &Cache{entries: map[string]string{}}
	done := make(chan struct{})
	go func() {
		cache.Put("comment", source())
		cache.Put("footer", "the end")
		close(done)
	}()
	<-done
	comment, _ := cache.Get("comment")
	footer, _ := cache.Get("footer")
	// flow
	sink(comment)
	// no flow
	sink(footer)
}
