# collection: the union of two sets holds the text, the untouched set of allowed names does not
from taint import source, sink

ALLOWED = {"read", "write"}


def requested():
    return {source(), "read"}


def check():
    wanted = requested()
    everything = ALLOWED | wanted
    granted = {name for name in ALLOWED if name in wanted}
    # flow
    sink(sorted(everything))
    # no flow
    sink(sorted(granted))


check()
