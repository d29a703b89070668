# destructuring: two variables are swapped
from taint import source, sink


def swap_sides():
    left = source()
    right = "fixed"
    left, right = right, left
    # flow
    sink(right)
    # no flow
    sink(left)


swap_sides()
