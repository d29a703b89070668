// context: of two helpers that end at a sink, one is only ever called with constants.
package main

func runReport(name string) {
	// flow
	sink("report " + name)
}

func runBackup(name string) {
	// no flow
	sink("backup " + name)
}

func main() {
	runReport(source())
	runReport("daily")
	runBackup("daily")
	runBackup("weekly")
}
