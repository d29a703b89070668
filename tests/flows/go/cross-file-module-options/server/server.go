// cross-file: the server of main.go.
package server

type Server struct {
	Address string
	name    string
}

func New(options ...Option) *Server {
	s := &Server{name: "server", Address: "localhost:8080"}
	for _, option := range options {
		option(s)
	}
	return s
}

func (s *Server) Banner() string { return "Welcome to " + s.name }
