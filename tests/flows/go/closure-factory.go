// closure: two closures of one factory hold values of their own.
package main

func prefixer(prefix string) func(string) string {
	return func(s string) string { return prefix + s }
}

func main() {
	trusted := prefixer("app: ")
	untrusted := prefixer(source())
	// no flow
	sink(trusted("started"))
	// flow
	sink(untrusted("started"))
}
