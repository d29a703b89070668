# cross-file: a function of another file calls back with what it read
from taint import sink

from events import each_event


def on_data(name, data):
    # flow
    sink(data)
    # no flow
    sink(name)


each_event(on_data)
