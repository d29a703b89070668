// overwritten: a new value in one branch only, and in both.
package main

func show(logged bool) {
	half, full := source(), source()
	if logged {
		half = "user"
		full = "user"
	} else {
		full = "guest"
	}
	// flow
	sink(half)
	// no flow
	sink(full)
}

func main() {
	show(true)
	show(false)
}
