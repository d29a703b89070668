// collection: slices.Clone and maps.Copy make copies that are filled on their own.
package main

import (
	"maps"
	"slices"
)

func main() {
	base := map[string]string{"theme": "light"}
	merged := maps.Clone(base)
	maps.Copy(merged, map[string]string{"user": source()})
	names := slices.Sorted(maps.Keys(merged))
	// flow
	sink(merged)
	// no flow
	sink(names)
}
