// collection: a deleted key gives the empty value.
package main

func main() {
	form := map[string]string{"csrf": source(), "name": source()}
	delete(form, "csrf")
	// no flow
	sink(form["csrf"])
	// flow
	sink(form["name"])
}
