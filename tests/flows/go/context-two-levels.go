// context: the helper's helper is shared too.
package main

func quote(s string) string   { return "'" + s + "'" }
func literal(s string) string { return "E" + quote(s) }

func byName(name string) string { return "name = " + literal(name) }

func main() {
	fixed := byName("root")
	given := byName(source())
	// no flow
	sink(fixed)
	// flow
	sink(given)
}
