// alias: the variable of a range loop is a copy of the element, the indexed element is not.
package main

type row struct{ text string }

func main() {
	copied := []row{{"a"}, {"b"}}
	for _, r := range copied {
		r.text = source()
	}
	// no flow
	sink(copied[0].text)

	changed := []row{{"a"}, {"b"}}
	for i := range changed {
		changed[i].text = source()
	}
	// flow
	sink(changed[0].text)
}
