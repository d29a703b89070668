// field: paths of several fields that part at the last step.
package main

type address struct{ City, Country string }
type customer struct{ Home, Billing address }
type order struct{ Buyer customer }

func ship() {
	o := order{}
	o.Buyer.Home.City = source()
	o.Buyer.Billing.City = "Bern"
	// no flow
	sink(o.Buyer.Billing.City)
	// flow
	sink(o.Buyer.Home.City)
}

func main() { ship() }
