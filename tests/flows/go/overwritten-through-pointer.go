// overwritten: a write through the only pointer replaces the variable's value.
package main

func main() {
	a, b := source(), source()
	p := &a
	*p = "reset"
	// no flow
	sink(a)
	// flow
	sink(b)
}
