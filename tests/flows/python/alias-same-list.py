# alias: two names of one list, and a copy made before the change
from taint import source, sink


def append_notes():
    notes = ["first"]
    view = notes
    backup = list(notes)
    view.append(source())
    # flow
    sink(notes)
    # no flow
    sink(backup)


append_notes()
