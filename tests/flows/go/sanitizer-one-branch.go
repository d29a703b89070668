// sanitizer: cleaned in one branch, and in both.
package main

func render(trusted bool) {
	half, full := source(), source()
	if trusted {
		full = sanitize(full)
	} else {
		half = sanitize(half)
		full = sanitize(full)
	}
	// flow
	sink(half)
	// no flow
	sink(full)
}

func main() {
	render(true)
	render(false)
}
