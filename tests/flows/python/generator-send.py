# generator: send gives a value to the yield expression
from taint import source, sink


def receiver():
    first = yield "ready"
    # flow
    sink(first)
    second = yield "more"
    # no flow
    sink(second)
    yield "done"


def feed():
    worker = receiver()
    next(worker)
    worker.send(source())
    worker.send("fixed")


feed()
