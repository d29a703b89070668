// overwritten: a variable loses its taint with a new value.
package main

func main() {
	name := source()
	// flow
	sink(name)
	name = "anonymous"
	// no flow
	sink(name)
}
