# index: << puts the new element behind the ones that are there.
args = ["--quiet"]
args << source()
# no flow
sink(args.first)
# flow
sink(args.last)
