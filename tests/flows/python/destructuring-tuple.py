# destructuring: a tuple assignment binds element by element
from taint import source, sink


def read_pair():
    name, kind = source(), "text"
    # flow
    sink(name)
    # no flow
    sink(kind)


read_pair()
