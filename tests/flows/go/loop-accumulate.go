// loop: a text that is built up in a loop, and one that is replaced each time.
package main

func main() {
	all, latest := "", ""
	for _, part := range []string{"a", source(), "z"} {
		all += part
		latest = "at "
	}
	// flow
	sink(all)
	// no flow
	sink(latest)
}
