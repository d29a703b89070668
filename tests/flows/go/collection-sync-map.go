// collection: a sync.Map with two keys.
package main

import "sync"

func main() {
	var store sync.Map
	store.Store("token", source())
	store.Store("kind", "bearer")
	token, _ := store.Load("token")
	kind, _ := store.Load("kind")
	// flow
	sink(token)
	// no flow
	sink(kind)
}
