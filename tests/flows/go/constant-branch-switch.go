// constant-branch: a switch over a known text.
package main

func main() {
	mode := "strict"
	strict, lax := "", ""
	switch mode {
	case "strict":
		strict = source()
	case "lax":
		lax = source()
	}
	// flow
	sink(strict)
	// no flow
	sink(lax)
}
