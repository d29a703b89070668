// overwritten: fixed values are copied over those of a form.
package main

import "maps"

var fixed = map[string]string{"role": "user", "state": "new"}

func create(form map[string]string) map[string]string {
	account := maps.Clone(form)
	maps.Copy(account, fixed)
	return account
}

func main() {
	account := create(map[string]string{"name": source(), "role": source()})
	// flow
	sink(account["name"])
	// no flow
	sink(account["role"])
}
