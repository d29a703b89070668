// overwritten: a later assignment replaces the entry of its key, and of no other key.
package main

func fromRequest() map[string]string {
	return map[string]string{"user": source(), "theme": source()}
}

func main() {
	model := fromRequest()
	model["theme"] = "dark"
	// flow
	sink(model["user"])
	// no flow
	sink(model["theme"])
}
