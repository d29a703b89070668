// field: one field of a struct is tainted, its neighbour is not.
package main

type account struct {
	Name string
	Role string
}

func register() {
	var acc account
	acc.Name = source()
	acc.Role = "member"
	// flow
	sink(acc.Name)
	// no flow
	sink(acc.Role)
}

func main() { register() }
