// loop: a value of one iteration is seen in the next; a fresh variable is not.
package main

func main() {
	previous := ""
	for i := 0; i < 3; i++ {
		current := ""
		// flow
		sink(previous)
		// no flow
		sink(current)
		current = source()
		previous = current
	}
}
