# constant-branch: branches on module constants that nothing changes
from taint import source, sink

VERSION = 3
LEGACY = VERSION < 2


def choose():
    name = source()
    if LEGACY:
        greeting = "Hi " + name
    else:
        greeting = "Hi"
    if VERSION == 3:
        farewell = "Bye " + name
    else:
        farewell = "Bye"
    # flow
    sink(farewell)
    # no flow
    sink(greeting)


choose()
