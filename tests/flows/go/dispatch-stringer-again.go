// dispatch: the fmt functions call the String method of what they print.
package main

import "fmt"

type Name struct {
	first string
}

func (n Name) String() string { return "Mr " + n.first }

type Password struct {
	text string
}

func (p Password) String() string { return "***" }

func main() {
	name := Name{source()}
	password := Password{source()}
	// flow
	sink(fmt.Sprint("user: ", name))
	// no flow
	sink(fmt.Sprint("password: ", password))
}
