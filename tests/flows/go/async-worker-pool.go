// async: workers read jobs from one channel and write results to another one.
package main

import "sync"

type job struct {
	id   string
	text string
}

type result struct {
	id   string
	line string
}

func worker(jobs <-chan job, results chan<- result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		results <- result{id: j.id, line: "done: " + j.text}
	}
}

func main() {
	jobs := make(chan job, 2)
	results := make(chan result, 2)
	var wg sync.WaitGroup
	wg.Add(2)
	go worker(jobs, results, &wg)
	go worker(jobs, results, &wg)
	jobs <- job{id: "j1", text: source()}
	jobs <- job{id: "j2", text: "report"}
	close(jobs)
	wg.Wait()
	close(results)
	for r := range results {
		// flow
		sink(r.line)
		// no flow
		sink(r.id)
	}
}
