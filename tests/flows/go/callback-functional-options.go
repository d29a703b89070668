// callback: functional options set fields of a new object.
package main

type server struct {
	addr string
	name string
}

type option func(*server)

func withAddr(a string) option { return func(s *server) { s.addr = a } }
func withName(n string) option { return func(s *server) { s.name = n } }

func newServer(opts ...option) *server {
	s := &server{}
	for _, o := range opts {
		o(s)
	}
	return s
}

func main() {
	open := newServer(withAddr("127.0.0.1"), withName(source()))
	closed := newServer(withAddr("127.0.0.1"), withName("closed"))
	// flow
	sink(open.name)
	// no flow
	sink(closed.name)
}
