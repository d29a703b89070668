// collection: texts are grouped in slices by category, the categories are fixed.
package main

import (
	"sort"
	"strings"
)

type index map[string][]string

func (i index) add(category, text string) {
	i[category] = append(i[category], text)
}

func (i index) categories() []string {
	var names []string
	for name := range i {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func main() {
	all := index{}
	all.add("fruit", source())
	all.add("tool", "hammer")
	// flow
	sink(strings.Join(all["fruit"], ", "))
	// no flow
	sink(strings.Join(all.categories(), ", "))
}
