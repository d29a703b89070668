// alias: a node reached through another one is the node itself.
package main

type node struct {
	text string
	next *node
}

func main() {
	last := &node{text: "last"}
	first := &node{text: "first", next: last}
	first.next.text = source()
	// flow
	sink(last.text)
	// no flow
	sink(first.text)
}
