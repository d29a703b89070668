// alias: append to a nil slice makes a copy, a plain assignment does not.
package main

type Basket struct {
	items []string
}

func (b *Basket) Items() []string { return b.items }

func (b *Basket) Snapshot() []string {
	return append([]string(nil), b.items...)
}

func main() {
	basket := &Basket{items: []string{"apple", "pear"}}
	live := basket.Items()
	snapshot := basket.Snapshot()
	basket.items[0] = source()
	// flow
	sink(live)
	// no flow
	sink(snapshot)
}
