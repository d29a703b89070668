// collection: two slices filled in one loop.
package main

func main() {
	var names, indexes []string
	for i := 0; i < 3; i++ {
		names = append(names, source())
		indexes = append(indexes, "row")
	}
	for _, n := range names {
		// flow
		sink(n)
	}
	for _, n := range indexes {
		// no flow
		sink(n)
	}
}
