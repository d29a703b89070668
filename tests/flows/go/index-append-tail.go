// index: append puts the new element behind the ones that are there.
package main

func main() {
	args := []string{"--quiet"}
	args = append(args, source())
	// no flow
	sink(args[0])
	// flow
	sink(args[1])
}
