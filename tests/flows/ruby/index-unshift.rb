# index: unshift puts the new element before the others.
queue = ["second"]
queue.unshift(source())
# flow
sink(queue[0])
# no flow
sink(queue[1])
