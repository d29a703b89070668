// path: a handler answers each method in a branch of its own.
package main

type request struct {
	method string
	body   string
}

func handle(r request) {
	message := "ready"
	if r.method == "POST" {
		message = "stored " + r.body
	} else if r.method == "DELETE" {
		message = "deleted"
		// no flow
		sink(message)
		return
	} else {
		return
	}
	// flow
	sink(message)
}

func main() {
	for _, method := range []string{"GET", "POST", "DELETE"} {
		handle(request{method: method, body: source()})
	}
}
