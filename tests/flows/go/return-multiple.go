// return: two results, one tainted.
package main

func readHeader() (string, string) {
	return "Content-Type", source()
}

func main() {
	key, value := readHeader()
	// no flow
	sink(key)
	// flow
	sink(value)
}
