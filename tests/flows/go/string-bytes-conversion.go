// string: conversions to bytes and back keep the content; a new slice has none of it.
package main

func main() {
	raw := []byte(source())
	blank := make([]byte, 8)
	// flow
	sink(string(raw))
	// no flow
	sink(string(blank))
}
