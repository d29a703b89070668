// exception: errors.As gives the error that has the rejected value and a fixed code.
package main

import (
	"errors"
	"fmt"
)

type validationError struct {
	code  string
	value string
}

func (e *validationError) Error() string { return "validation failed: " + e.code }

func validate(field, value string) error {
	if field != "name" {
		return fmt.Errorf("form: %w", &validationError{code: "unknown-field", value: value})
	}
	return nil
}

func main() {
	err := validate("nick", source())
	var invalid *validationError
	if errors.As(err, &invalid) {
		// flow
		sink(invalid.value)
		// no flow
		sink(invalid.code)
	}
}
