// string: strings.Cut takes a header line apart at its first colon.
package main

import "strings"

type header struct {
	name  string
	value string
}

func parseHeader(line string) (header, bool) {
	name, value, found := strings.Cut(line, ":")
	return header{name: strings.ToLower(name), value: value}, found
}

func main() {
	h, _ := parseHeader("X-Comment: " + source())
	// flow
	sink(h.value)
	// no flow
	sink(h.name)
}
