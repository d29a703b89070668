from taint import sink


def find(name):
    query = "select * from people where name = '" + name + "'"
    # flow
    sink(query)


def count(table):
    query = "select count(*) from " + table
    # no flow
    sink(query)
