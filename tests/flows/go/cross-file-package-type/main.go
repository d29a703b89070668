// cross-file: an object of an imported type keeps what it was given, field by field.
package main

import "example.com/cartshop/cart"

func main() {
	c := cart.New("A1")
	c.SetNote(source())
	// flow
	sink(c.Note())
	// no flow
	sink(c.Code)
}
