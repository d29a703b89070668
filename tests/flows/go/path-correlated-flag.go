// path: two conditions on one unchanged flag are true together.
package main

func search(custom bool) {
	query := "select 1"
	if custom {
		query = source()
	}
	if !custom {
		// no flow
		sink(query)
	}
	if custom {
		// flow
		sink(query)
	}
}

func main() {
	search(true)
	search(false)
}
