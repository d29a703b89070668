// sanitizer: one field is cleaned in place.
package main

type comment struct{ author, text string }

func main() {
	c := &comment{author: source(), text: source()}
	c.text = sanitize(c.text)
	// no flow
	sink(c.text)
	// flow
	sink(c.author)
}
