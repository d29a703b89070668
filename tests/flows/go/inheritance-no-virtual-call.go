// inheritance: a method of the embedded struct calls its own sibling, not the outer one.
package main

type reader struct{ raw string }

func (r reader) body() string { return "empty" }
func (r reader) Read() string { return r.body() }

type httpReader struct{ reader }

func (h httpReader) body() string { return h.raw }

func main() {
	h := httpReader{reader{raw: source()}}
	// no flow
	sink(h.Read())
	// flow
	sink(h.body())
}
