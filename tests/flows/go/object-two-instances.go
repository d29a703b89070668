// object: two instances of one type; one holds what came from outside.
package main

type basket struct{ coupon string }

func (b *basket) apply(c string) { b.coupon = c }

func main() {
	visitor := &basket{}
	staff := &basket{}
	visitor.apply(source())
	staff.apply("STAFF10")
	// flow
	sink(visitor.coupon)
	// no flow
	sink(staff.coupon)
}
