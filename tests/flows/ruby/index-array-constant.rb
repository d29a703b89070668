# index: constant places of an array.
argv = ["convert", source(), "out.png"]
# no flow
sink(argv[0])
# flow
sink(argv[1])
