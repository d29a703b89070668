# generator: stages of generators, one numbers the lines, another one only counts them off
from taint import source, sink


def lines():
    yield "begin"
    yield source()


def numbered(items):
    for number, item in enumerate(items, 1):
        yield f"{number}: {item}"


def markers(items):
    for _ in items:
        yield "."


# flow
sink(list(numbered(lines())))
# no flow
sink("".join(markers(lines())))
