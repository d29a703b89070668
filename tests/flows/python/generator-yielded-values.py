# generator: a loop over a generator gets what it yields, not what it returns
from taint import source, sink


def read_lines():
    yield source()
    yield source()
    return "end"


def count_lines():
    for line in read_lines():
        yield "line"


def process():
    for line in read_lines():
        # flow
        sink(line)
    for marker in count_lines():
        # no flow
        sink(marker)


process()
