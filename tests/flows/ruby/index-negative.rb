# index: negative indexes count from the end.
path = ["srv", "data", source()]
# flow
sink(path[-1])
# no flow
sink(path[-2])
