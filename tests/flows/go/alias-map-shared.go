// alias: assigning a map shares it, maps.Clone does not.
package main

import "maps"

func main() {
	session := map[string]string{"lang": "en"}
	before := maps.Clone(session)
	same := session
	session["lang"] = source()
	// flow
	sink(same["lang"])
	// no flow
	sink(before["lang"])
}
