# collection: slices with constant bounds
from taint import source, sink


def split_command():
    words = ["git", "commit", source(), source()]
    head = words[:2]
    tail = words[2:]
    # flow
    sink(tail)
    # no flow
    sink(head)


split_command()
