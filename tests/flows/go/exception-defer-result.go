// exception: a deferred function may still change a named result, not an unnamed one.
package main

func named() (out string) {
	out = "first"
	defer func() { out = source() }()
	return out
}

func unnamed() string {
	out := "first"
	defer func() { out = source() }()
	return out
}

func main() {
	// flow
	sink(named())
	// no flow
	sink(unnamed())
}
