// async: workers send structs with their results, to one channel each.
package main

import "sync"

type result struct {
	name string
	text string
}

func work(name, text string, out chan<- result, done *sync.WaitGroup) {
	defer done.Done()
	out <- result{name: name, text: text + "!"}
}

func main() {
	theirs := make(chan result, 1)
	ours := make(chan result, 1)
	var done sync.WaitGroup
	done.Add(2)
	go work("theirs", source(), theirs, &done)
	go work("ours", "ready", ours, &done)
	done.Wait()
	first, second := <-theirs, <-ours
	// flow
	sink(first.text)
	// no flow
	sink(second.text)
}
