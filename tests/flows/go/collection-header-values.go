// collection: a header type with Add, Set and Get over a map of slices.
package main

import "strings"

type Header map[string][]string

func (h Header) Add(key, value string) {
	key = strings.ToLower(key)
	h[key] = append(h[key], value)
}

func (h Header) Set(key, value string) {
	h[strings.ToLower(key)] = []string{value}
}

func (h Header) Get(key string) string {
	if values := h[strings.ToLower(key)]; len(values) > 0 {
		return values[0]
	}
	return ""
}

func main() {
	header := Header{}
	header.Add("X-Name", source())
	header.Add("Accept", source())
	header.Set("Accept", "text/html")
	// flow
	sink(header.Get("x-name"))
	// no flow
	sink(header.Get("accept"))
}
