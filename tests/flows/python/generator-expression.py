# generator: generator expressions with a filter and a projection
from taint import source, sink


def first_match():
    rows = [("id-1", source()), ("id-2", source())]
    note = next(note for key, note in rows if key == "id-2")
    key = next(key for key, note in rows if note)
    # flow
    sink(note)
    # no flow
    sink(key)


first_match()
