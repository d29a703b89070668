// exception: after the usual error check only the value of the good way out goes on.
package main

import "errors"

func lookup(id string) (string, error) {
	if id == "" {
		return source(), errors.New("no id")
	}
	return "record " + id, nil
}

func load(id string) {
	rec, err := lookup(id)
	if err != nil {
		// flow
		sink(rec)
		return
	}
	// no flow
	sink(rec)
}

func main() {
	load("")
	load("42")
}
