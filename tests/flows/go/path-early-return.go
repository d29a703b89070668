// path: what follows an early return never sees the value of the branch that returned.
package main

func answer(format string) {
	body := "{}"
	if format == "raw" {
		body = source()
		// flow
		sink(body)
		return
	}
	// no flow
	sink(body)
}

func main() {
	answer("raw")
	answer("json")
}
