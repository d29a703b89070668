// cross-file: the checks of main.go.
package main

import "errors"

var errStrict = errors.New("not allowed in strict mode")

func check(value string, strict bool) (string, error) {
	if strict {
		return "", errStrict
	}
	return value, nil
}
