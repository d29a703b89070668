// generator: a scanner steps through tokens, with a kind and a text for each.
package main

type token struct {
	kind, text string
}

type Scanner struct {
	tokens  []token
	current token
}

func (s *Scanner) Next() bool {
	if len(s.tokens) == 0 {
		return false
	}
	s.current, s.tokens = s.tokens[0], s.tokens[1:]
	return true
}

func (s *Scanner) Text() string { return s.current.text }

func (s *Scanner) Kind() string { return s.current.kind }

func main() {
	scanner := &Scanner{tokens: []token{{"word", "select"}, {"name", source()}}}
	for scanner.Next() {
		// flow
		sink(scanner.Text())
		// no flow
		sink(scanner.Kind())
	}
}
