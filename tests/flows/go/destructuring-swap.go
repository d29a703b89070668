// destructuring: a swap evaluates the right side first.
package main

func main() {
	a, b := source(), "safe"
	a, b = b, a
	// no flow
	sink(a)
	// flow
	sink(b)
}
