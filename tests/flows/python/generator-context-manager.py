# generator: a context manager made from a generator, and one that is a class
from contextlib import contextmanager

from taint import source, sink


@contextmanager
def opened(name):
    handle = {"name": name, "data": source()}
    yield handle["data"]


class Lock:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return "locked"

    def __exit__(self, *details):
        return False


def main():
    with opened("a.txt") as data, Lock(source()) as lock:
        # flow
        sink(data)
        # no flow
        sink(lock)


main()
