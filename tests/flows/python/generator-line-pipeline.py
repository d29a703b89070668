# generator: lines are read, filtered and numbered by generators that feed one another
from taint import source, sink


def read(lines):
    for line in lines:
        yield line + "\n"


def without_comments(lines):
    for line in lines:
        if not line.startswith("#"):
            yield line


def numbered(lines, prefix):
    number = 0
    for line in lines:
        number += 1
        yield prefix + str(number), line


for label, line in numbered(without_comments(read(["a", ">" + source()])), "L"):
    # flow
    sink(line)
    # no flow
    sink(label)
