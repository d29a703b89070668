// collection: a tainted key does not taint the value that stands under it.
package main

func main() {
	seen := map[string]string{}
	seen[source()] = "yes"
	for key, value := range seen {
		// flow
		sink(key)
		// no flow
		sink(value)
	}
}
