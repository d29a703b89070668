// inheritance: a base type calls the steps of the type that was given to it.
package main

type Steps interface {
	Head() string
	Body(text string) string
}

type Report struct {
	Steps
}

func (r Report) Print(text string) string { return r.Head() + "\n" + r.Body(text) }

type full struct{}

func (full) Head() string { return "Full" }

func (full) Body(text string) string { return "- " + text }

type short struct{ full }

func (short) Body(text string) string { return "(left out)" }

func main() {
	text := source()
	// flow
	sink(Report{full{}}.Print(text))
	// no flow
	sink(Report{short{}}.Print(text))
}
