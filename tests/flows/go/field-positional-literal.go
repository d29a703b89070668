// field: a composite literal without keys gives its values to the fields in order.
package main

type header struct {
	name  string
	value string
}

func main() {
	h := header{"X-Request-Id", source()}
	// no flow
	sink(h.name)
	// flow
	sink(h.value)
}
