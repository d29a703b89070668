// dispatch: a table of functions, looked up by constant keys.
package main

var handlers = map[string]func(string) string{
	"echo": func(s string) string { return s },
	"ping": func(s string) string { return "pong" },
}

func main() {
	input := source()
	// flow
	sink(handlers["echo"](input))
	// no flow
	sink(handlers["ping"](input))
}
