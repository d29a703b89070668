# exception: the handler sees the variable before the assignment that was interrupted, the else branch after it
from taint import source, sink


def lookup(key):
    if key == "missing":
        raise KeyError(key)
    return "found"


def resolve(key):
    text = source()
    try:
        text = lookup(key)
    except KeyError:
        # flow
        sink(text)
    else:
        # no flow
        sink(text)


for wanted in ("missing", "present"):
    resolve(wanted)
