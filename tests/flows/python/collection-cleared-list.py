# collection: clear empties the list, for all its names
from taint import source, sink


def flush_buffer():
    buffer = [source()]
    pending = buffer
    # flow
    sink(pending)
    buffer.clear()
    buffer.append("start")
    # no flow
    sink(pending)


flush_buffer()
