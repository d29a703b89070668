// cross-file: the type of main.go and its methods.
package main

type document struct {
	content string
	kind    string
}

func (d *document) load()           { d.content = source(); d.kind = "text/plain" }
func (d *document) Content() string { return d.content }
func (d *document) Kind() string    { return d.kind }
