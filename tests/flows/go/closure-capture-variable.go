// closure: a closure sees the variable as it is when it runs.
package main

func main() {
	message := "ready"
	status := "ready"
	showMessage := func() {
		// flow
		sink(message)
	}
	showStatus := func() {
		// no flow
		sink(status)
	}
	message = source()
	showMessage()
	showStatus()
}
