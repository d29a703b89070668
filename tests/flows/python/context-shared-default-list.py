# context: a mutable default value is shared by all calls, one made in the body is not
from taint import source, sink


def remember(entry, history=[]):
    history.append(entry)
    return history


def collect(entry, history=None):
    if history is None:
        history = []
    history.append(entry)
    return history


def audit():
    remember(source())
    collect(source())
    # flow
    sink(remember("login"))
    # no flow
    sink(collect("login"))


audit()
