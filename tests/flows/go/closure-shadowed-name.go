// closure: an inner block declares a variable of the same name.
package main

func main() {
	path := "/srv/data"
	{
		path := source()
		// flow
		sink(path)
	}
	// no flow
	sink(path)
}
