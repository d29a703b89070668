// collection: a map literal, read by constant keys.
package main

func env() map[string]string {
	return map[string]string{
		"HOME": "/root",
		"TERM": source(),
	}
}

func main() {
	vars := env()
	// no flow
	sink(vars["HOME"])
	// flow
	sink(vars["TERM"])
}
