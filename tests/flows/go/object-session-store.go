// object: sessions are kept in a map under their names.
package main

type Session struct {
	values map[string]string
}

type Store struct {
	sessions map[string]*Session
}

func (s *Store) Open(id string) *Session {
	if session, ok := s.sessions[id]; ok {
		return session
	}
	session := &Session{values: map[string]string{}}
	s.sessions[id] = session
	return session
}

func main() {
	store := &Store{sessions: map[string]*Session{}}
	store.Open("s1").values["user"] = source()
	store.Open("s2").values["user"] = "guest"
	// flow
	sink(store.Open("s1").values["user"])
	// no flow
	sink(store.Open("s2").values["user"])
}
