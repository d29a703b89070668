# sanitizer: text added behind the cleaning is not cleaned
from taint import source, sink, sanitize


def compose():
    text = sanitize(source())
    # no flow
    sink(text)
    text = text + source()
    # flow
    sink(text)


compose()
