# index: a list of arguments is cut at constant positions
from taint import source, sink


def run(argv):
    program, rest = argv[0], argv[1:]
    # flow
    sink(" ".join(rest))
    # no flow
    sink(program)


run(["tool", "--message", source()])
