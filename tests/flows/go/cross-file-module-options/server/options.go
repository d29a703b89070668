// cross-file: the options of the server of main.go.
package server

type Option func(*Server)

func WithName(name string) Option {
	return func(s *Server) { s.name = name }
}

func WithAddress(host, port string) Option {
	return func(s *Server) { s.Address = host + ":" + port }
}
