// string: a builder is empty after Reset.
package main

import "strings"

func main() {
	var line strings.Builder
	line.WriteString(source())
	// flow
	sink(line.String())
	line.Reset()
	line.WriteString("fresh")
	// no flow
	sink(line.String())
}
