# alias: a name that was bound elsewhere no longer reaches the first object.
first = { text: "a" }
second = { text: "b" }
current = first
current = second
current[:text] = source()
# flow
sink(second[:text])
# no flow
sink(first[:text])
