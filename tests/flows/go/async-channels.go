// async: two channels, each with its own sender.
package main

func produce(out chan<- string, v string) {
	out <- v
	close(out)
}

func main() {
	inbox := make(chan string)
	clock := make(chan string)
	go produce(inbox, source())
	go produce(clock, "12:00")
	// flow
	sink(<-inbox)
	// no flow
	sink(<-clock)
}
