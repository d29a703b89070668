// inheritance: a promoted field is the field of the embedded struct.
package main

type base struct {
	id    string
	label string
}

type widget struct {
	base
	colour string
}

func main() {
	w := widget{}
	w.label = source()
	w.colour = "red"
	// flow
	sink(w.base.label)
	// no flow
	sink(w.colour)
}
