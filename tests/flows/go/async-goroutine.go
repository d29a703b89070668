// async: two goroutines write to variables of their own.
package main

import "sync"

func main() {
	var wg sync.WaitGroup
	var remote, local string
	wg.Add(2)
	go func() {
		defer wg.Done()
		remote = source()
	}()
	go func() {
		defer wg.Done()
		local = "cached"
	}()
	wg.Wait()
	// flow
	sink(remote)
	// no flow
	sink(local)
}
