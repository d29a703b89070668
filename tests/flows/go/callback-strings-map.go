// callback: strings.Map keeps the runes that its callback gives back.
package main

import "strings"

func main() {
	input := source()
	same := strings.Map(func(r rune) rune { return r }, input)
	none := strings.Map(func(r rune) rune { return -1 }, input)
	// flow
	sink(same)
	// no flow
	sink(none)
}
