# destructuring: nested tuples are taken apart in the head of a loop
from taint import source, sink


def rows():
    return [("row-1", ("label", source())), ("row-2", ("label", "none"))]


def render():
    for key, (kind, text) in rows():
        # flow
        sink(text)
        # no flow
        sink(f"{key}:{kind}")


render()
