// return: a function that reads the input but returns something else.
package main

func measure() string {
	data := source()
	if len(data) > 3 {
		return "long"
	}
	return "short"
}

func relay() string {
	data := source()
	return data
}

func main() {
	// no flow
	sink(measure())
	// flow
	sink(relay())
}
