// collection: in a range over a map the value is tainted and the key is not.
package main

func main() {
	labels := map[string]string{"owner": source()}
	for key, value := range labels {
		// no flow
		sink(key)
		// flow
		sink(value)
	}
}
