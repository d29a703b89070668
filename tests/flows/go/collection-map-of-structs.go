// collection: a map of structs: key and field together name the place.
package main

type entry struct{ title, state string }

func main() {
	board := map[int]entry{
		1: {title: source(), state: "open"},
		2: {title: "Welcome", state: "done"},
	}
	// flow
	sink(board[1].title)
	// no flow
	sink(board[2].title)
}
