// inheritance: a method of the outer type hides the promoted one.
package main

type plain struct{ text string }

func (p plain) Render() string { return p.text }

type masked struct{ plain }

func (m masked) Render() string { return "***" }

type framed struct{ plain }

func main() {
	secret := masked{plain{text: source()}}
	open := framed{plain{text: source()}}
	// no flow
	sink(secret.Render())
	// flow
	sink(open.Render())
}
