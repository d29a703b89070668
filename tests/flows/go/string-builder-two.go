// string: two builders; one gets the input.
package main

import "strings"

func main() {
	var html, css strings.Builder
	html.WriteString("<p>")
	html.WriteString(source())
	css.WriteString("p { margin: 0 }")
	// flow
	sink(html.String())
	// no flow
	sink(css.String())
}
