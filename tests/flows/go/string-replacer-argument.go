// string: ReplaceAll with the input as text, and as the pattern looked for.
package main

import "strings"

func main() {
	// flow
	sink(strings.ReplaceAll("Dear NAME", "NAME", source()))
	// no flow
	sink(strings.ReplaceAll("Dear NAME", source(), "you"))
}
