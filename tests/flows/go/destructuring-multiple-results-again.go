// destructuring: results of a call are taken apart in the head of an if.
package main

import "errors"

func lookup(key string) (string, string, error) {
	if key == "" {
		return "", "none", errors.New("no key")
	}
	return source(), "cache", nil
}

func main() {
	for _, key := range []string{"a", ""} {
		if value, origin, err := lookup(key); err == nil {
			// flow
			sink(value)
			// no flow
			sink(origin)
		}
	}
}
