// path: one kind of request is refused, one is replaced, the others pass.
package main

func accept(kind, body string) {
	if kind == "banned" {
		return
	}
	if kind == "ping" {
		body = "pong"
		// no flow
		sink(body)
		return
	}
	// flow
	sink(body)
}

func main() {
	for _, kind := range []string{"banned", "ping", "post"} {
		accept(kind, source())
	}
}
