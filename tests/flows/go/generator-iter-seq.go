// generator: range over a function that yields.
package main

import "iter"

func lines(first string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(first) {
			return
		}
		yield("end")
	}
}

func main() {
	for l := range lines(source()) {
		// flow
		sink(l)
	}
	for l := range lines("begin") {
		// no flow
		sink(l)
	}
}
