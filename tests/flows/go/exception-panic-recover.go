// exception: recover gives the value of the panic that happened.
package main

func attempt(job func()) (reason any) {
	defer func() {
		reason = recover()
	}()
	job()
	return nil
}

func main() {
	bad := attempt(func() { panic("bad input: " + source()) })
	broken := attempt(func() { panic("out of memory") })
	// flow
	sink(bad)
	// no flow
	sink(broken)
}
