# generator: yield from hands on the values of the inner generator, and gives its return value
from taint import source, sink


def inner():
    yield "chunk"
    return source()


def outer():
    tail = yield from inner()
    # flow
    sink(tail)


def drain():
    for chunk in outer():
        # no flow
        sink(chunk)


drain()
