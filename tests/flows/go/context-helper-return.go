// context: one helper, called with a tainted and with a clean argument.
package main

import "strings"

func normalise(s string) string {
	return strings.TrimSpace(s)
}

func main() {
	nick := normalise(source())
	group := normalise(" admins ")
	// flow
	sink(nick)
	// no flow
	sink(group)
}
