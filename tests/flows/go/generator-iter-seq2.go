// generator: a function that yields pairs; the second of each is tainted.
package main

import "iter"

func columns() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		_ = yield("title", source()) && yield("body", source())
	}
}

func main() {
	for name, value := range columns() {
		// no flow
		sink(name)
		// flow
		sink(value)
	}
}
