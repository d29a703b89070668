// alias: a copy of a struct shares the elements of its slice, but not its other fields.
package main

type template struct {
	name  string
	steps []string
}

func main() {
	base := template{name: "job", steps: []string{"checkout", "build"}}
	derived := base
	derived.name = source()
	derived.steps[1] = source()
	// flow
	sink(base.steps)
	// no flow
	sink(base.name)
}
