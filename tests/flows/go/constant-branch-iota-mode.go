// constant-branch: a mode is one of the constants of a type.
package main

type Mode int

const (
	Raw Mode = iota
	Hidden
)

func render(text string, mode Mode) string {
	if mode == Hidden {
		return "***"
	}
	return text
}

func main() {
	text := source()
	// flow
	sink(render(text, Raw))
	// no flow
	sink(render(text, Hidden))
}
