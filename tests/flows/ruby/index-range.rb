# index: a range leaves the first element out.
words = [source(), "stop", "now"]
rest = words[1..2]
# no flow
sink(rest[0])
head = words[0, 1]
# flow
sink(head[0])
