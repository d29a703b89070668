// constant-branch: the right side of && and || is evaluated only when it decides.
package main

var kept = "initial"

func remember(slot *string) bool {
	*slot = source()
	return true
}

func main() {
	strict := false
	skipped := "initial"
	if strict && remember(&skipped) {
		return
	}
	// no flow
	sink(skipped)
	if strict || remember(&kept) {
		// flow
		sink(kept)
	}
}
