# overwritten: an assignment to an element replaces it and leaves the others
from taint import source, sink


def mask_cells():
    cells = [source(), source()]
    cells[0] = "masked"
    # flow
    sink(cells[1])
    # no flow
    sink(cells[0])


mask_cells()
