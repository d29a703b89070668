// loop: pointers in a slice are changed where they point, copies of structs are not.
package main

type item struct {
	text string
}

func main() {
	pointers := []*item{{text: "a"}, {text: "b"}}
	values := []item{{text: "a"}}
	for _, one := range pointers {
		one.text = source()
	}
	for _, one := range values {
		one.text = source()
	}
	// flow
	sink(pointers[0].text)
	// no flow
	sink(values[0].text)
}
