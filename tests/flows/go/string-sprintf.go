// string: a formatted text holds its arguments; another one of constants does not.
package main

import "fmt"

func main() {
	term := source()
	query := fmt.Sprintf("select * from t where a = '%s'", term)
	count := fmt.Sprintf("select * from t limit %d", len("abc"))
	// flow
	sink(query)
	// no flow
	sink(count)
}
