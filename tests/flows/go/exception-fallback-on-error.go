// exception: a caller goes on with a fallback when there was an error.
package main

import "errors"

var errOffline = errors.New("offline")

func fetch(offline bool, name string) (string, error) {
	if offline {
		return "", errOffline
	}
	return "content of " + name, nil
}

func show(offline bool) {
	text, err := fetch(offline, source())
	switch {
	case errors.Is(err, errOffline):
		// no flow
		sink("nothing: " + err.Error())
	case err == nil:
		// flow
		sink(text)
	}
}

func main() {
	show(true)
	show(false)
}
