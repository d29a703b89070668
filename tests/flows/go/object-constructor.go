// object: one constructor called with a tainted and with a constant argument.
package main

type client struct {
	baseURL string
	path    string
}

func newClient(baseURL string) *client {
	return &client{baseURL: baseURL, path: "/v1"}
}

func (c *client) endpoint() string { return c.baseURL + c.path }

func main() {
	internal := newClient("https://internal.example")
	external := newClient(source())
	// no flow
	sink(internal.endpoint())
	// flow
	sink(external.endpoint())
}
