// constant-branch: a condition over known numbers.
package main

func main() {
	retries := 3
	reply := "ok"
	if retries*2 > 10 {
		reply = source()
	}
	// no flow
	sink(reply)
	if retries*4 > 10 {
		reply = source()
	}
	// flow
	sink(reply)
}
