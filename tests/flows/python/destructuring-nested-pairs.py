# destructuring: a loop takes nested pairs apart
from taint import source, sink


def changes():
    return [
        ("title", ("draft", source())),
        ("state", ("new", source())),
    ]


def describe():
    for field, (old, new) in changes():
        # flow
        sink(f"{field} is now {new}")
        # no flow
        sink(f"{field} was {old}")


describe()
