// alias: a slice of a slice shares its elements, copy() does not.
package main

func main() {
	rows := []string{"a", "b"}
	window := rows[:1]
	backup := make([]string, len(rows))
	copy(backup, rows)
	rows[0] = source()
	// flow
	sink(window[0])
	// no flow
	sink(backup[0])
}
