// callback: a chain of wrappers around a handler; one wrapper cleans the request.
package main

type handler func(string) string

func withLog(next handler) handler {
	return func(req string) string { return next(req) }
}

func withClean(next handler) handler {
	return func(req string) string { return next(sanitize(req)) }
}

func echo(req string) string { return req }

func main() {
	// flow
	sink(withLog(echo)(source()))
	// no flow
	sink(withLog(withClean(echo))(source()))
}
