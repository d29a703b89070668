// loop: a loop over an empty slice does not run.
package main

func main() {
	note, empty := "none", []string{}
	for range empty {
		note = source()
	}
	// no flow
	sink(note)
	for range []int{1} {
		note = source()
	}
	// flow
	sink(note)
}
