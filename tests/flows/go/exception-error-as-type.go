// exception: a validation error carries the value, its message only the field.
package main

import (
	"errors"
	"fmt"
)

type ValidationError struct {
	Field string
	Value string
}

func (e *ValidationError) Error() string { return "invalid " + e.Field }

func validate(email string) error {
	return fmt.Errorf("sign up: %w", &ValidationError{Field: "email", Value: email})
}

func main() {
	err := validate(source())
	var invalid *ValidationError
	if errors.As(err, &invalid) {
		// flow
		sink(invalid.Value)
		// no flow
		sink(invalid.Error())
	}
}
