// collection: clear() empties a map.
package main

func main() {
	cache := map[string]string{"page": source()}
	// flow
	sink(cache["page"])
	clear(cache)
	// no flow
	sink(cache["page"])
}
