# overwritten: both branches replace the one variable, only one replaces the other
from taint import source, sink


def normalise(short):
    name = source()
    note = source()
    if short:
        name = "n"
        note = "o"
    else:
        name = "name"
    # flow
    sink(note)
    # no flow
    sink(name)


for brief in (True, False):
    normalise(brief)
