// context: the result of a function depends on one of its parameters alone.
package main

func pick(preferred, ignored string) string {
	if ignored == "" {
		return preferred
	}
	return preferred + "!"
}

func main() {
	// no flow
	sink(pick("north", source()))
	// flow
	sink(pick(source(), "north"))
}
