# sanitizer: a function that cleans its first parameter and leaves the second
from taint import source, sink, sanitize


def attribute(name, value):
    return sanitize(name) + "=" + value


def tag():
    # flow
    sink(attribute("title", source()))
    # no flow
    sink(attribute(source(), "title"))


tag()
