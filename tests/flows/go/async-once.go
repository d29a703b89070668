// async: sync.Once runs the first function only.
package main

import "sync"

func main() {
	var once, other sync.Once
	value, fallback := "unset", "unset"
	once.Do(func() { value = source() })
	other.Do(func() { fallback = "default" })
	other.Do(func() { fallback = source() })
	// flow
	sink(value)
	// no flow
	sink(fallback)
}
