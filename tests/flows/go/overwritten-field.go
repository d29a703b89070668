// overwritten: one field gets a new value, its neighbour keeps the old one.
package main

type form struct{ email, phone string }

func main() {
	f := form{email: source(), phone: source()}
	f.email = "nobody@example.com"
	// no flow
	sink(f.email)
	// flow
	sink(f.phone)
}
