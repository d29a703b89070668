# sanitizer: a value cleaned on all paths, and one cleaned on some
from taint import source, sink, sanitize


def show(trusted):
    title = source()
    text = source()
    if trusted:
        title = "static"
    else:
        title = sanitize(title)
        text = sanitize(text)
    # flow
    sink(text)
    # no flow
    sink(title)


for trust in (True, False):
    show(trust)
