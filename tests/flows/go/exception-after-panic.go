// exception: statements behind a panic are never reached; the deferred function is.
package main

func importRow(row string, strict bool) {
	problem := "none"
	defer func() {
		if recover() != nil {
			// flow
			sink(problem)
		}
	}()
	if strict {
		problem = "bad row " + row
		panic("strict")
	}
	// no flow
	sink(problem)
}

func main() {
	importRow(source(), true)
	importRow(source(), false)
}
