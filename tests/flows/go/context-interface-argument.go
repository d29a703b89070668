// context: one helper writes to whichever writer it is given.
package main

import (
	"bytes"
	"fmt"
	"io"
)

func writeTitle(w io.Writer, title string) {
	fmt.Fprintf(w, "<h1>%s</h1>", title)
}

func main() {
	var page, errors bytes.Buffer
	writeTitle(&page, source())
	writeTitle(&errors, "Not found")
	// flow
	sink(page.String())
	// no flow
	sink(errors.String())
}
