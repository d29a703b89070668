# context: one helper called with untrusted and with fixed text
from taint import source, sink


def quote(text):
    return "'" + text + "'"


def build_filters():
    by_name = quote(source())
    by_state = quote("open")
    # flow
    sink(by_name)
    # no flow
    sink(by_state)


build_filters()
