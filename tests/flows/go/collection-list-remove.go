// collection: an element that was removed from a linked list is gone.
package main

import "container/list"

func main() {
	queue := list.New()
	first := queue.PushBack(source())
	queue.PushBack("second job")
	// flow
	sink(queue.Front().Value)
	queue.Remove(first)
	// no flow
	sink(queue.Front().Value)
}
