// return: a helper returns the value of a key, or a default where there is none.
package main

type Values map[string]string

func (v Values) Get(key, fallback string) string {
	if value, ok := v[key]; ok {
		return value
	}
	return fallback
}

func main() {
	raw := source()
	values := Values{"name": raw, "lang": "en"}
	// flow
	sink(values.Get("name", "nobody"))
	// no flow
	sink(values.Get("lang", raw))
}
