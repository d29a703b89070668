// destructuring: a line of constant shape is cut into its key and its value.
package main

import "strings"

func main() {
	line := "name=" + source()
	key, value, found := strings.Cut("lang=en", "=")
	_, rest, _ := strings.Cut(line, "=")
	if found {
		// flow
		sink(rest)
		// no flow
		sink(key + value)
	}
}
