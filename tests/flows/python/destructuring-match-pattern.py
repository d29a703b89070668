# destructuring: patterns of a match statement bind parts of the value
from taint import source, sink


def handle(event):
    match event:
        case {"type": kind, "data": [first, second]}:
            # flow
            sink(second)
            # no flow
            sink((kind, first))


handle({"type": "click", "data": ["x", source()]})
