// callback: generic helpers select elements and turn them into others.
package main

type user struct {
	name   string
	role   string
	active bool
}

func filter[T any](items []T, keep func(T) bool) []T {
	var kept []T
	for _, item := range items {
		if keep(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

func mapped[T, R any](items []T, convert func(T) R) []R {
	result := make([]R, 0, len(items))
	for _, item := range items {
		result = append(result, convert(item))
	}
	return result
}

func main() {
	users := []user{{"ann", "admin", false}, {source(), "guest", true}}
	active := filter(users, func(u user) bool { return u.active })
	// flow
	sink(mapped(active, func(u user) string { return u.name }))
	// no flow
	sink(mapped(active, func(u user) string { return u.role }))
}
