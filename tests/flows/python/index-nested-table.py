# index: cells of a table of lists, row and column are constants
from taint import source, sink


def make_table():
    header = ["name", "city"]
    first = [source(), "Basel"]
    return [header, first]


table = make_table()
# flow
sink("name is " + table[1][0])
# no flow
sink("column is " + table[0][0])
