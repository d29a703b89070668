// sanitizer: a middleware cleans the body before the handler gets it.
package main

type Handler func(body string) string

func cleaned(next Handler) Handler {
	return func(body string) string { return next(sanitize(body)) }
}

func logged(next Handler) Handler {
	return func(body string) string { return "log: " + next(body) }
}

func echo(body string) string { return "echo " + body }

func main() {
	body := source()
	// flow
	sink(logged(echo)(body))
	// no flow
	sink(logged(cleaned(echo))(body))
}
