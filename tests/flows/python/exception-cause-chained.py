# exception: the error raised has a text of its own, its cause has the text from outside
from taint import source, sink


class StorageError(Exception):
    pass


def read_key(name):
    raise KeyError("no entry " + name)


def load(name):
    try:
        return read_key(name)
    except KeyError as error:
        raise StorageError("could not load") from error


try:
    load(source())
except StorageError as error:
    # flow
    sink(error.__cause__.args[0])
    # no flow
    sink(error.args[0])
