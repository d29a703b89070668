# generator: what a generator returns at its end is something else than what it yields
from taint import source, sink


def rows():
    yield "header"
    yield source()
    return "2 rows"


def table():
    collected = []

    def copy():
        end = yield from rows()
        # no flow
        sink(end)

    for row in copy():
        collected.append(row)
    # flow
    sink(collected)


table()
