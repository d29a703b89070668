# index: the index is a constant held by a variable
from taint import source, sink

NAME_COLUMN = 0
NOTE_COLUMN = 2


def print_columns():
    columns = ["printer", "3", source()]
    # flow
    sink(columns[NOTE_COLUMN])
    # no flow
    sink(columns[NAME_COLUMN])


print_columns()
