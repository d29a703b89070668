# exception: the else clause runs only when nothing was raised
from taint import source, sink


def lookup(table, key):
    try:
        text = table[key]
    except KeyError:
        text = "missing"
        # no flow
        sink(text)
    else:
        # flow
        sink(text)
    return text


lookup({"name": source()}, "name")
lookup({"name": source()}, "title")
