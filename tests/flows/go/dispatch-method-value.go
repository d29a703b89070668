// dispatch: a method value is bound to the object it was taken from.
package main

type greeter struct{ name string }

func (g greeter) hello() string { return "hello " + g.name }

func main() {
	fromUser := greeter{name: source()}.hello
	fromApp := greeter{name: "app"}.hello
	// flow
	sink(fromUser())
	// no flow
	sink(fromApp())
}
