# context: an argument list unpacked into parameters, and rest parameters
from taint import source, sink


def insert_row(table, *cells):
    # flow
    sink(cells[1])
    # no flow
    sink(table)


def import_rows():
    row = ["people", "7", source()]
    insert_row(*row)


import_rows()
