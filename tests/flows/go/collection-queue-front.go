// collection: jobs are taken from the front of a queue.
package main

type queue struct {
	items []string
}

func (q *queue) push(item string) {
	q.items = append(q.items, item)
}

func (q *queue) pop() string {
	first := q.items[0]
	q.items = q.items[1:]
	return first
}

func main() {
	q := &queue{}
	q.push(source())
	q.push("backup")
	first := q.pop()
	second := q.pop()
	// flow
	sink(first)
	// no flow
	sink(second)
}
