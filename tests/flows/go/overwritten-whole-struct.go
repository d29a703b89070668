// overwritten: assigning a whole struct replaces all of its fields.
package main

type filter struct{ where, order string }

func main() {
	f := filter{where: source(), order: source()}
	// flow
	sink(f.order)
	f = filter{where: "true"}
	// no flow
	sink(f.order)
}
