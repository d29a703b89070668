from taint import sink

import state


def show():
    # flow
    sink(state.message)
    # no flow
    sink(state.level)
