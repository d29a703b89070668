// index: a slice expression leaves the first element out.
package main

func main() {
	words := []string{source(), "stop", "now"}
	rest := words[1:]
	// no flow
	sink(rest[0])
	head := words[:1]
	// flow
	sink(head[0])
}
