// index: columns of a row at constant positions, named with iota.
package main

const (
	colName = iota
	colText
	colState
)

func newRow(text string) []string {
	row := make([]string, 3)
	row[colName] = "entry"
	row[colText] = text
	row[colState] = "open"
	return row
}

func main() {
	row := newRow(source())
	// flow
	sink(row[colText])
	// no flow
	sink(row[colState])
}
