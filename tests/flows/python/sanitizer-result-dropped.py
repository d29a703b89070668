# sanitizer: only the returned copy is safe
from taint import source, sink, sanitize


def show_names():
    first = source()
    sanitize(first)
    second = source()
    second = sanitize(second)
    # flow
    sink(first)
    # no flow
    sink(second)


show_names()
