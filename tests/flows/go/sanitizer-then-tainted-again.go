// sanitizer: what is appended after the cleaning is not clean.
package main

func main() {
	title := sanitize(source())
	// no flow
	sink(title)
	title += source()
	// flow
	sink(title)
}
