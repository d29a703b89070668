// cross-file: an interface and two implementations; main.go chooses.
package main

type clock interface{ Now() string }

type requestClock struct{}
type fixedClock struct{}

func (requestClock) Now() string { return source() }
func (fixedClock) Now() string   { return "00:00" }

func newClock(live bool) clock {
	if live {
		return requestClock{}
	}
	return fixedClock{}
}
