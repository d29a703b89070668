// return: named results and a bare return.
package main

func credentials() (user, realm string) {
	user = source()
	realm = "intranet"
	return
}

func main() {
	user, realm := credentials()
	// flow
	sink(user)
	// no flow
	sink(realm)
}
