# alias: rebinding a name leaves the object alone that it stood for
from taint import source, sink


class Cursor:
    def __init__(self, query):
        self.query = query


def paginate():
    current = Cursor("select 1")
    first = current
    current = Cursor("select 2")
    current.query = source()
    # flow
    sink(current.query)
    # no flow
    sink(first.query)


paginate()
