# loop: a value needs two rounds to come through two variables
from taint import source, sink


def window():
    newest = "-"
    middle = "-"
    oldest = "-"
    fixed = "-"
    for step in range(4):
        fixed = "seen" if middle else "new"
        oldest = middle
        middle = newest
        newest = source()
    # flow
    sink(oldest)
    # no flow
    sink(fixed)


window()
