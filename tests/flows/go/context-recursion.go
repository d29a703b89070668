// context: a recursive function hands its argument down; another one drops it.
package main

func indent(text string, depth int) string {
	if depth == 0 {
		return text
	}
	return indent(" "+text, depth-1)
}

func ruler(text string, depth int) string {
	if depth == 0 {
		return "|"
	}
	return "-" + ruler(text, depth-1)
}

func main() {
	title := source()
	// flow
	sink(indent(title, 3))
	// no flow
	sink(ruler(title, 3))
}
