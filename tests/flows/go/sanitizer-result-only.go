// sanitizer: the result is safe, the argument stays as it was.
package main

func main() {
	bio := source()
	safe := sanitize(bio)
	// no flow
	sink(safe)
	// flow
	sink(bio)
}
