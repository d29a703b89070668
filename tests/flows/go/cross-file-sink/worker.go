// cross-file: the sinks; main.go calls one with input, the other with constants.
package main

func runQuery(q string) {
	// flow
	sink(q)
}

func runMigration(q string) {
	// no flow
	sink(q)
}
