// inheritance: a service embeds a logger and a store, and their methods with them.
package main

type logger struct {
	prefix string
}

func (l logger) line(message string) string { return l.prefix + message }

type store struct {
	last string
}

func (s *store) save(text string) { s.last = text }

func (s *store) latest() string { return "latest: " + s.last }

type service struct {
	logger
	*store
}

func main() {
	s := service{logger: logger{prefix: "notes: "}, store: &store{}}
	s.save(source())
	// flow
	sink(s.latest())
	// no flow
	sink(s.line("saved"))
}
