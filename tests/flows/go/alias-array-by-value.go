// alias: an array is copied when it is assigned; a pointer to it is not.
package main

func main() {
	slots := [2]string{"x", "y"}
	frozen := slots
	shared := &slots
	slots[1] = source()
	// no flow
	sink(frozen[1])
	// flow
	sink(shared[1])
}
