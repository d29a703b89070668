// index: a slice literal, read at constant places.
package main

func command() []string {
	return []string{"convert", source(), "out.png"}
}

func main() {
	argv := command()
	// no flow
	sink(argv[2])
	// flow
	sink(argv[1])
}
