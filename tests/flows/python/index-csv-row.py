# index: columns of a row at constant positions, written through named constants
from taint import source, sink

COL_DATE = 0
COL_TEXT = 1
COL_STATE = 2


def new_row():
    row = ["", "", ""]
    row[COL_DATE] = "2024-01-01"
    row[COL_TEXT] = source()
    row[COL_STATE] = "open"
    return row


def export(row):
    # flow
    sink(row[COL_TEXT])
    # no flow
    sink(row[COL_STATE])


export(new_row())
