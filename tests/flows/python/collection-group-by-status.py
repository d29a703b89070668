# collection: tuples are collected in lists by their constant state
from collections import defaultdict

from taint import source, sink


def summary():
    orders = [("open", source()), ("closed", "order 2"), ("open", "order 3")]
    by_state = defaultdict(list)
    for state, text in orders:
        by_state[state].append(text)
    # flow
    sink(by_state["open"])
    # no flow
    sink(list(by_state))


summary()
