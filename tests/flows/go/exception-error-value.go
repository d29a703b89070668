// exception: the error carries the input, the value beside it does not.
package main

import "fmt"

func parseMode(s string) (string, error) {
	if s == "fast" || s == "slow" {
		return "known", nil
	}
	return "default", fmt.Errorf("unknown mode %q", s)
}

func main() {
	mode, err := parseMode(source())
	// no flow
	sink(mode)
	if err != nil {
		// flow
		sink(err.Error())
	}
}
