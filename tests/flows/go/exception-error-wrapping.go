// exception: wrapping keeps the message of the cause; a fixed error has none of it.
package main

import (
	"errors"
	"fmt"
)

var errDenied = errors.New("denied")

func open(name string) error {
	return fmt.Errorf("open %s: %w", name, errDenied)
}

func main() {
	err := fmt.Errorf("request failed: %w", open(source()))
	// flow
	sink(err.Error())
	// no flow
	sink(errDenied.Error())
}
