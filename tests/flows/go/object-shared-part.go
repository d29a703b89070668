// object: two wrappers; one wraps the part that is changed later.
package main

type settings struct{ theme string }
type page struct{ prefs *settings }

func main() {
	mine := &settings{theme: "light"}
	yours := &settings{theme: "dark"}
	first := page{prefs: mine}
	second := page{prefs: yours}
	mine.theme = source()
	// flow
	sink(first.prefs.theme)
	// no flow
	sink(second.prefs.theme)
}
