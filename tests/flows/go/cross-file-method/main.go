// cross-file: methods of a type that another file declares.
package main

func main() {
	var d document
	d.load()
	// flow
	sink(d.Content())
	// no flow
	sink(d.Kind())
}
