// async: a goroutine gets its argument when it is started.
package main

import "sync"

func report(wg *sync.WaitGroup, line string) {
	defer wg.Done()
	// flow
	sink(line)
}

func beat(wg *sync.WaitGroup, line string) {
	defer wg.Done()
	// no flow
	sink(line)
}

func main() {
	var wg sync.WaitGroup
	wg.Add(2)
	line := "idle"
	go beat(&wg, line)
	line = source()
	go report(&wg, line)
	wg.Wait()
}
