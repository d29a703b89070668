# destructuring: a starred target takes the rest
from taint import source, sink


def split_arguments():
    command, *options = ["list", source(), "-v"]
    first, *middle, last = [source(), "b", "c"]
    # flow
    sink(options)
    # no flow
    sink([middle, last, command])
    return first


split_arguments()
