// exception: a wrapper turns a panic into an error and keeps the result of a step before it.
package main

import "fmt"

func guarded(step func() string) (result string, err error) {
	defer func() {
		if r := recover(); r != nil {
			result = "failed"
			err = fmt.Errorf("recovered: %v", r)
		}
	}()
	return step(), nil
}

func main() {
	result, err := guarded(func() string {
		panic("bad input " + source())
	})
	// flow
	sink(err.Error())
	// no flow
	sink(result)
}
