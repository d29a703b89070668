// cross-file: the sinks are in worker.go.
package main

func main() {
	runQuery("select " + source())
	runMigration("create table t (a int)")
}
