# overwritten: a variable loses its taint with a new value.
name = source()
# flow
sink(name)
name = "anonymous"
# no flow
sink(name)
