// inheritance: a struct that embeds an interface forwards to what was put in.
package main

type store interface{ Get() string }

type memory struct{ value string }

func (m memory) Get() string { return m.value }

type logged struct {
	store
	name string
}

func main() {
	users := logged{store: memory{value: source()}, name: "users"}
	zones := logged{store: memory{value: "UTC"}, name: "zones"}
	// flow
	sink(users.Get())
	// no flow
	sink(zones.Get())
}
