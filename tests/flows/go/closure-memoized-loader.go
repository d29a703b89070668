// closure: each memoized function has a cache of its own.
package main

func memoize(load func(string) string) func(string) string {
	cache := map[string]string{}
	return func(key string) string {
		if value, ok := cache[key]; ok {
			return value
		}
		value := load(key)
		cache[key] = value
		return value
	}
}

func main() {
	comment := memoize(func(id string) string { return id + source() })
	style := memoize(func(id string) string { return id + ".css" })
	for _, id := range []string{"a", "b", "a"} {
		// flow
		sink(comment(id))
		// no flow
		sink(style(id))
	}
}
