// object: tasks are found in a slice of pointers, one of them is renamed.
package main

type task struct {
	id    string
	title string
}

func (t *task) rename(title string) { t.title = title }

func main() {
	first := &task{id: "1", title: "task one"}
	second := &task{id: "2", title: "task two"}
	tasks := []*task{first, second}
	tasks[0].rename(source())
	// flow
	sink(first.title)
	// no flow
	sink(second.title)
}
