// destructuring: the blank identifier throws one of two results away.
package main

func describe() (string, string) {
	return source(), "text/plain"
}

func main() {
	_, kind := describe()
	// no flow
	sink(kind)
	body, _ := describe()
	// flow
	sink(body)
}
