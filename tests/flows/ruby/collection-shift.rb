# collection: shift takes the first element; the next one becomes the first.
queue = [source(), "second job"]
# flow
sink(queue.first)
queue.shift
# no flow
sink(queue.first)
