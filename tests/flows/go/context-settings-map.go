// context: a constructor reads a map of settings, it is called with two of them.
package main

type connection struct {
	host, path string
}

func open(settings map[string]string) connection {
	c := connection{host: "localhost", path: "/"}
	if host, ok := settings["host"]; ok {
		c.host = host
	}
	if path, ok := settings["path"]; ok {
		c.path = path
	}
	return c
}

func (c connection) url() string { return "http://" + c.host + c.path }

func main() {
	theirs := open(map[string]string{"host": source()})
	ours := open(map[string]string{"path": "/data"})
	// flow
	sink(theirs.url())
	// no flow
	sink(ours.url())
}
