// dispatch: handlers behind one interface, found by name in a registry.
package main

type handler interface {
	handle(body string) string
}

type echoHandler struct{ mark string }

func (h echoHandler) handle(body string) string { return h.mark + body }

type healthHandler struct{}

func (healthHandler) handle(string) string { return "ok" }

type router struct {
	routes map[string]handler
}

func (r *router) serve(path, body string) string {
	if h, ok := r.routes[path]; ok {
		return h.handle(body)
	}
	return "not found"
}

func main() {
	r := &router{routes: map[string]handler{
		"/echo":   echoHandler{mark: "> "},
		"/health": healthHandler{},
	}}
	body := source()
	// flow
	sink(r.serve("/echo", body))
	// no flow
	sink(r.serve("/health", body))
}
