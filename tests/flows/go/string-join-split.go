// string: joining keeps every part; a list without the input joins clean.
package main

import "strings"

func main() {
	given := []string{"a", source()}
	fixed := []string{"a", "b"}
	// flow
	sink(strings.Join(given, ","))
	// no flow
	sink(strings.Join(fixed, ","))
}
