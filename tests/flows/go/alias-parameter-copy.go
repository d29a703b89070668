// alias: a struct handed over by value stays as it was at the caller.
package main

type profile struct{ bio string }

func editCopy(p profile) profile {
	p.bio = source()
	return p
}

func main() {
	original := profile{bio: "none"}
	edited := editCopy(original)
	// no flow
	sink(original.bio)
	// flow
	sink(edited.bio)
}
