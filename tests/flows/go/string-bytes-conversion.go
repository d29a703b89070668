// string: conversions to bytes and back keep the content; a new slice of the same length does not.
package main

func main() {
	raw := []byte(source())
	blank := make([]byte, len(raw))
	// flow
	sink(string(raw))
	// no flow
	sink(string(blank))
}
