// cross-file: the implementation is chosen in another file.
package main

func main() {
	var live clock = requestClock{}
	// flow
	sink(live.Now())
	// no flow
	sink(newClock(false).Now())
}
