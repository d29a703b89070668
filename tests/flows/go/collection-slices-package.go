// collection: functions of the package slices insert, delete and clone.
package main

import "slices"

func main() {
	arguments := []string{"convert", "out.png"}
	with := slices.Insert(slices.Clone(arguments), 1, source())
	without := slices.Delete(slices.Clone(with), 1, 2)
	// flow
	sink(with)
	// no flow
	sink(without)
}
