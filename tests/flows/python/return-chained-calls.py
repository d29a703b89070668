# return: methods that return self, and one that returns a new object
from taint import source, sink


class Query:
    def __init__(self):
        self.text = "select"

    def where(self, condition):
        self.text = self.text + condition
        return self

    def fresh(self):
        return Query()


def search():
    query = Query().where(source()).where("limit 1")
    # flow
    sink(query.text)
    # no flow
    sink(query.fresh().text)


search()
