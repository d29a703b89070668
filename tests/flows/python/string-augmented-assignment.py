# string: += makes a new string, the old name keeps the old one
from taint import source, sink


def extend_query():
    base = "select * from t"
    query = base
    query += " where x = " + source()
    # flow
    sink(query)
    # no flow
    sink(base)


extend_query()
