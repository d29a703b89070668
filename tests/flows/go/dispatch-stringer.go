// dispatch: fmt calls the String method of what it prints.
package main

import "fmt"

type comment struct {
	author string
	text   string
}

func (c comment) String() string { return c.author + ": " + c.text }

type password struct {
	text string
}

func (p password) String() string { return "***" }

func main() {
	text := source()
	shown := fmt.Sprint(comment{author: "ann", text: text})
	hidden := fmt.Sprintf("password %s", password{text: text})
	// flow
	sink(shown)
	// no flow
	sink(hidden)
}
