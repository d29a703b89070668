// closure: a deferred function sees what its variables hold in the end.
package main

func process() {
	status := "started"
	detail := "none"
	defer func() {
		// flow
		sink("detail: " + detail)
		// no flow
		sink("status: " + status)
	}()
	detail = source()
	status = "finished"
}

func main() {
	process()
}
