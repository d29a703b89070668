# string: an f-string with expressions and format options, beside one with a literal of the same text
from taint import source, sink


def captions():
    width = 20
    name = source()
    # flow
    sink(f"{name.title()!s:>{width}} ({len(name)})")
    # no flow
    sink(f"{'name'.title()!s:>{width}} (name)")


captions()
