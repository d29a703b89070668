// exception: arguments of a deferred call are evaluated at the defer statement, a closure's variables when it runs.
package main

func audit() {
	entry := "begin"
	// no flow
	defer sink(entry)
	defer func() {
		// flow
		sink(entry)
	}()
	entry = source()
}

func main() { audit() }
