// async: goroutines write to a map behind a mutex, each under a key of its own.
package main

import "sync"

type board struct {
	mu    sync.Mutex
	notes map[string]string
}

func (b *board) set(key, note string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.notes[key] = note
}

func (b *board) get(key string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.notes[key]
}

func main() {
	b := &board{notes: make(map[string]string)}
	var group sync.WaitGroup
	group.Add(2)
	go func() {
		defer group.Done()
		b.set("comment", source())
	}()
	go func() {
		defer group.Done()
		b.set("state", "open")
	}()
	group.Wait()
	// flow
	sink(b.get("comment"))
	// no flow
	sink(b.get("state"))
}
