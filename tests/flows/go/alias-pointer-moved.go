// alias: a pointer that was moved elsewhere no longer writes to the first variable.
package main

func main() {
	left, right := "l", "r"
	p := &left
	p = &right
	*p = source()
	// flow
	sink(right)
	// no flow
	sink(left)
}
