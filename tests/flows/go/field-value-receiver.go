// field: a method with a value receiver changes a copy, one with a pointer receiver the object.
package main

type filter struct{ clause string }

func (f filter) TryWhere(c string) { f.clause = c }
func (f *filter) Where(c string)   { f.clause = c }

func main() {
	kept := filter{clause: "1=1"}
	kept.TryWhere(source())
	// no flow
	sink(kept.clause)

	changed := filter{clause: "1=1"}
	changed.Where(source())
	// flow
	sink(changed.clause)
}
