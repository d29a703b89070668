// index: elements of an array at different constant places.
package main

func main() {
	var cells [3]string
	cells[0] = "id"
	cells[1] = source()
	// no flow
	sink(cells[0])
	// flow
	sink(cells[1])
}
