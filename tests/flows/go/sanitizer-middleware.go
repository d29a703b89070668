// sanitizer: middleware cleans the body before the handler sees it.
package main

type handlerFunc func(path, body string) string

type middleware func(handlerFunc) handlerFunc

func chain(h handlerFunc, layers ...middleware) handlerFunc {
	for _, layer := range layers {
		h = layer(h)
	}
	return h
}

func cleaning(next handlerFunc) handlerFunc {
	return func(path, body string) string { return next(path, sanitize(body)) }
}

func tagging(next handlerFunc) handlerFunc {
	return func(path, body string) string { return "<" + next(path, body) + ">" }
}

func show(path, body string) string { return path + ": " + body }

func main() {
	open := chain(show, tagging)
	safe := chain(show, cleaning, tagging)
	body := source()
	// flow
	sink(open("/echo", body))
	// no flow
	sink(safe("/echo", body))
}
