# return: a parser returns a value and an error, of which one is always constant
from taint import source, sink


def parse_option(line, strict):
    if strict:
        return None, "not allowed here"
    return "--" + line, None


def read():
    for strict in (True, False):
        value, error = parse_option(source(), strict)
        # flow
        sink(value)
        # no flow
        sink(error)


read()
