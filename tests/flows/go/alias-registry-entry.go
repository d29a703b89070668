// alias: the entry got from a registry is the one in it, a value taken before is not.
package main

type entry struct {
	name        string
	description string
}

type registry struct {
	entries map[string]*entry
}

func (r *registry) register(name string) *entry {
	e := &entry{name: name, description: "to do"}
	r.entries[name] = e
	return e
}

func (r *registry) snapshot(name string) entry {
	return *r.entries[name]
}

func main() {
	r := &registry{entries: map[string]*entry{}}
	e := r.register("import")
	before := r.snapshot("import")
	e.description = source()
	// flow
	sink(r.entries["import"].description)
	// no flow
	sink(before.description)
}
