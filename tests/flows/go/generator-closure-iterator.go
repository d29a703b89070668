// generator: a function returns a next function, as a scanner would.
package main

type token struct {
	kind string
	text string
}

func tokens(all ...token) func() (token, bool) {
	position := 0
	return func() (token, bool) {
		if position >= len(all) {
			return token{}, false
		}
		position++
		return all[position-1], true
	}
}

func main() {
	next := tokens(token{"word", source()}, token{"end", "."})
	kinds, texts := "", ""
	for t, ok := next(); ok; t, ok = next() {
		kinds += t.kind + " "
		texts += t.text + " "
	}
	// flow
	sink(texts)
	// no flow
	sink(kinds)
}
