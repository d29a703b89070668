// context: a variadic function that looks at its last argument only.
package main

func last(prefix string, parts ...string) string {
	return prefix + parts[len(parts)-1]
}

func main() {
	// flow
	sink(last("/srv/", "static", source()))
	// no flow
	sink(last("/srv/", "static", "logo.png"))
}
