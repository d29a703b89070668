// path: a labelled continue leaves the rest of the outer body out.
package main

func deliver(batches [][]string) {
	note := "empty"
outer:
	for _, batch := range batches {
		note = "empty"
		for _, item := range batch {
			if item == "urgent" {
				note = source()
				// flow
				sink(note)
				continue outer
			}
		}
		// no flow
		sink(note)
	}
}

func main() {
	deliver([][]string{{"plain"}, {"plain", "urgent"}, {"plain"}})
}
