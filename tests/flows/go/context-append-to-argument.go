// context: a helper appends to whichever list it is given a pointer to.
package main

import "strings"

func addLine(lines *[]string, label, text string) {
	*lines = append(*lines, label+": "+text)
}

func main() {
	var body, footer []string
	addLine(&body, "comment", source())
	addLine(&footer, "pages", "two")
	// flow
	sink(strings.Join(body, "\n"))
	// no flow
	sink(strings.Join(footer, "\n"))
}
