# path: a conditional expression takes one of its two values, and not what it tests
from taint import source, sink


def pick_title(count):
    raw = source()
    chosen = raw if count > 1 else "Untitled"
    described = "has title" if raw else "has no title"
    # flow
    sink(chosen)
    # no flow
    sink(described)


pick_title(0)
pick_title(2)
