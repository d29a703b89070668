// cross-file: a service and its store are in two other files of the package.
package main

func main() {
	notes := newService(newStore())
	notes.post("n1", source())
	saved := notes.load("n1")
	// flow
	sink(saved.text)
	// no flow
	sink(saved.author)
}
