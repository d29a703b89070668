// destructuring: results of one call are assigned to fields and to a map entry.
package main

type message struct {
	head string
	body string
}

func split() (string, string, string) {
	return "subject", source(), "signature"
}

func main() {
	var m message
	parts := map[string]string{}
	m.head, m.body, parts["foot"] = split()
	// flow
	sink(m.body)
	// no flow
	sink(m.head + parts["foot"])
}
