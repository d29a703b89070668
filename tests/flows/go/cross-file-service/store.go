// cross-file: the store that service.go uses.
package main

type note struct {
	text   string
	author string
}

type store struct {
	rows map[string]note
}

func newStore() *store { return &store{rows: map[string]note{}} }

func (s *store) save(id string, n note) { s.rows[id] = n }

func (s *store) find(id string) (note, bool) {
	n, ok := s.rows[id]
	return n, ok
}
