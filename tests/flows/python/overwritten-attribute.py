# overwritten: an assignment to an attribute replaces it and leaves the others
from taint import source, sink


class Draft:
    def __init__(self, title, body):
        self.title = title
        self.body = body


def censor():
    draft = Draft(source(), source())
    draft.title = "removed"
    # flow
    sink(draft.body)
    # no flow
    sink(draft.title)


censor()
