// overwritten: flush hands the text out and starts over with an empty one.
package main

type lineBuffer struct {
	text string
}

func (b *lineBuffer) add(part string) *lineBuffer {
	b.text += part
	return b
}

func (b *lineBuffer) flush() string {
	text := b.text
	b.text = ""
	return text
}

func main() {
	buffer := &lineBuffer{}
	first := buffer.add("> ").add(source()).flush()
	second := buffer.add("end").flush()
	// flow
	sink(first)
	// no flow
	sink(second)
}
