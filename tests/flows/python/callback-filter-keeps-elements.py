# callback: filter returns elements, and not what its function returns
from taint import source, sink


def pick_lines():
    extra = source()
    lines = [source(), "fixed"]
    fixed = ["one", "two"]
    kept = list(filter(lambda line: line.strip(), lines))
    marked = list(filter(lambda line: line + extra, fixed))
    # flow
    sink(kept)
    # no flow
    sink(marked)


pick_lines()
