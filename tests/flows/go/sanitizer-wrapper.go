// sanitizer: a wrapper cleans what it returns; one that forgets the result does not.
package main

func escape(s string) string {
	return sanitize(s)
}

func escapeForgotten(s string) string {
	_ = sanitize(s)
	return s
}

func main() {
	input := source()
	// no flow
	sink(escape(input))
	// flow
	sink(escapeForgotten(input))
}
