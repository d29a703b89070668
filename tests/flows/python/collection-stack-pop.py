# collection: the last element pushed is the first popped
from taint import source, sink


def undo():
    stack = []
    stack.append("initial")
    stack.append(source())
    newest = stack.pop()
    oldest = stack.pop()
    # flow
    sink(newest)
    # no flow
    sink(oldest)


undo()
