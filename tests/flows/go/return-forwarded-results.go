// return: the results of one call are the arguments of the next.
package main

func pair() (string, string) { return source(), "plain" }

func left(a, b string) string  { return a }
func right(a, b string) string { return b }

func main() {
	// flow
	sink(left(pair()))
	// no flow
	sink(right(pair()))
}
