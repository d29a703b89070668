// loop: pages are read until there is no next one.
package main

type page struct {
	items []string
	next  string
}

func fetch(cursor string) page {
	if cursor == "start" {
		return page{items: []string{source()}, next: "second"}
	}
	return page{items: []string{"last item"}}
}

func main() {
	var items, visited []string
	for cursor := "start"; cursor != ""; {
		p := fetch(cursor)
		items = append(items, p.items...)
		visited = append(visited, cursor)
		cursor = p.next
	}
	// flow
	sink(items)
	// no flow
	sink(visited)
}
