// closure: a loader with a cache of its own, made twice.
package main

func memoise(load func(string) string) func(string) string {
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
	comment := memoise(func(key string) string { return key + source() })
	label := memoise(func(key string) string { return key + " label" })
	for _, key := range []string{"a", "a", "b"} {
		// flow
		sink(comment(key))
		// no flow
		sink(label(key))
	}
}
