// dispatch: a type assertion that fails gives the zero value.
package main

func main() {
	var payload any = source()
	if s, ok := payload.(string); ok {
		// flow
		sink(s)
	}
	n, _ := payload.([]byte)
	// no flow
	sink(n)
}
