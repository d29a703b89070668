// collection: two constant keys of one map.
package main

func main() {
	params := make(map[string]string)
	params["q"] = source()
	params["limit"] = "10"
	// flow
	sink(params["q"])
	// no flow
	sink(params["limit"])
}
