// index: columns of a row are read at constant positions by name.
package main

const (
	columnID = iota
	columnName
	columnNote
)

type Row []string

func (r Row) Name() string { return r[columnName] }

func (r Row) Note() string { return r[columnNote] }

func main() {
	row := Row{"17", "ann", source()}
	// flow
	sink(row.Note())
	// no flow
	sink(row[columnID] + row.Name())
}
