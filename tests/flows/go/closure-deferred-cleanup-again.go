// closure: a function returns a closure that undoes its change.
package main

type Settings struct {
	title string
	theme string
}

func (s *Settings) override(title string) func() {
	before := s.title
	s.title = title
	return func() { s.title = before }
}

func main() {
	settings := &Settings{title: "Home", theme: "light"}
	restore := settings.override(source())
	// flow
	sink(settings.title)
	restore()
	// no flow
	sink(settings.title)
}
