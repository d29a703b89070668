// object: nodes of a linked list are objects of their own.
package main

type node struct {
	text string
	next *node
}

func main() {
	tail := &node{text: source()}
	head := &node{text: "start", next: tail}
	// no flow
	sink(head.text)
	// flow
	sink(head.next.text)
}
