// string: a writer is given to a helper, once with a buffer for the body, once with one for the head.
package main

import (
	"bytes"
	"fmt"
	"io"
)

func writeTag(w io.Writer, tag, text string) {
	fmt.Fprintf(w, "<%s>%s</%s>\n", tag, text, tag)
}

func main() {
	var head, body bytes.Buffer
	writeTag(&head, "title", "Notes")
	writeTag(&body, "p", source())
	// flow
	sink(body.String())
	// no flow
	sink(head.String())
}
