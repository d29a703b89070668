# context: calls through two levels of helpers are told apart
from taint import source, sink


def pad(text):
    return " " + text + " "


def cell(text):
    return "|" + pad(text) + "|"


def print_table():
    body = cell(source())
    head = cell("Name")
    # flow
    sink(body)
    # no flow
    sink(head)


print_table()
