# exception: a general error hides the text that its cause contains
from taint import source, sink


class LoadError(Exception):
    pass


def parse(text):
    raise ValueError("cannot parse " + text)


def load(text):
    try:
        parse(text)
    except ValueError as error:
        raise LoadError("bad configuration") from error


try:
    load(source())
except LoadError as error:
    # flow
    sink(str(error.__cause__))
    # no flow
    sink(str(error))
