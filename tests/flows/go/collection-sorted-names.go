// collection: the keys of a map are sorted, its values are looked up in that order.
package main

import "sort"

func columns(row map[string]string) ([]string, []string) {
	names := make([]string, 0, len(row))
	for name := range row {
		names = append(names, name)
	}
	sort.Strings(names)
	var values []string
	for _, name := range names {
		values = append(values, row[name])
	}
	return names, values
}

func main() {
	names, values := columns(map[string]string{"title": source(), "lang": "en"})
	// flow
	sink(values)
	// no flow
	sink(names)
}
