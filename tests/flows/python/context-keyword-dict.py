# context: keyword arguments end up under their own keys of the dictionary
from taint import source, sink


def open_tag(name, **attributes):
    # flow
    sink(attributes["title"])
    # no flow
    sink(attributes["rel"])
    return name


open_tag("a", title=source(), rel="nofollow")
