# exception: the handler of the raised class runs, another one does not
from taint import source, sink


class ParseError(Exception):
    pass


class LimitError(Exception):
    pass


def parse(text):
    raise ParseError("unexpected " + text)


def load():
    try:
        parse(source())
    except LimitError as error:
        # no flow
        sink(str(error))
    except ParseError as error:
        # flow
        sink(str(error))


load()
