# alias: a function changes the object it was given, or a fresh one of the same class
from taint import source, sink


class Page:
    def __init__(self):
        self.body = ""


def fill(page, text):
    page.body = text


def fill_fresh(page, text):
    page = Page()
    page.body = text
    return len(page.body)


def build():
    first = Page()
    second = Page()
    fill(first, source())
    fill_fresh(second, source())
    # flow
    sink(first.body)
    # no flow
    sink(second.body)


build()
