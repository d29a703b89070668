from taint import sanitize


def wrap(value):
    return "[" + sanitize(value) + "]"
