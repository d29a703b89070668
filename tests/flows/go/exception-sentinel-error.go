// exception: an error that is declared for the package hides the text of the failure.
package main

import "errors"

var ErrInvalid = errors.New("invalid input")

func parse(text string, verbose bool) (string, error) {
	if verbose {
		return "", errors.New("cannot parse " + text)
	}
	return "", ErrInvalid
}

func main() {
	for _, verbose := range []bool{true, false} {
		_, err := parse(source(), verbose)
		if errors.Is(err, ErrInvalid) {
			// no flow
			sink(err.Error())
		} else {
			// flow
			sink(err.Error())
		}
	}
}
