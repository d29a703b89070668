// cross-file: the service of main.go.
package main

import "strings"

type service struct {
	store *store
}

func newService(s *store) *service { return &service{store: s} }

func (s *service) post(id, text string) {
	s.store.save(id, note{text: strings.TrimSpace(text) + ".", author: "author of " + id})
}

func (s *service) load(id string) note {
	found, ok := s.store.find(id)
	if !ok {
		return note{text: "missing"}
	}
	return found
}
