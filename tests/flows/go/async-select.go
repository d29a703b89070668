// async: each case of a select receives from its own channel.
package main

func main() {
	jobs := make(chan string, 1)
	quit := make(chan string, 1)
	jobs <- source()
	for i := 0; i < 2; i++ {
		select {
		case job := <-jobs:
			// flow
			sink(job)
			quit <- "done"
		case why := <-quit:
			// no flow
			sink(why)
		}
	}
}
