// context: one generic function, two instantiations.
package main

func firstOr[T any](items []T, fallback T) T {
	if len(items) > 0 {
		return items[0]
	}
	return fallback
}

func main() {
	tags := []string{source()}
	levels := []string{"info"}
	// flow
	sink(firstOr(tags, "none"))
	// no flow
	sink(firstOr(levels, "none"))
}
