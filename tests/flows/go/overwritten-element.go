// overwritten: elements of a slice and of a map get new values.
package main

func main() {
	cols := []string{source(), source()}
	cols[0] = "id"
	// no flow
	sink(cols[0])
	// flow
	sink(cols[1])
}
