// loop: what is reset at the head of the body does not carry over.
package main

func main() {
	carried, reset := "", ""
	for range 3 {
		reset = ""
		// no flow
		sink(reset)
		// flow
		sink(carried)
		reset = source()
		carried = source()
	}
}
