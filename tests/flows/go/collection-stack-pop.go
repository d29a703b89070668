// collection: a stack as a slice: the top is tainted, what is below is not.
package main

type stack struct{ items []string }

func (s *stack) push(v string) { s.items = append(s.items, v) }
func (s *stack) pop() string {
	top := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return top
}

func main() {
	s := &stack{}
	s.push("bottom")
	s.push(source())
	// flow
	sink(s.pop())
	// no flow
	sink(s.pop())
}
