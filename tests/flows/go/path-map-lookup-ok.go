// path: a value that is found is used, otherwise a fallback.
package main

type sessions map[string]string

func (s sessions) greet(id string) {
	name, ok := s[id]
	if !ok {
		name = "guest"
		// no flow
		sink("Hello " + name)
		return
	}
	// flow
	sink("Hello " + name)
}

func main() {
	all := sessions{"a1": source()}
	all.greet("a1")
	all.greet("b2")
}
