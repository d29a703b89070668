# callback: functools.partial fixes some arguments of a function
from functools import partial

from taint import source, sink


def write_line(stream, text):
    return stream + ": " + text


def write_mark(stream, text):
    return stream + ": ----"


def log_all():
    write_error = partial(write_line, "error")
    mark_error = partial(write_mark, "error")
    # flow
    sink(write_error(source()))
    # no flow
    sink(mark_error(source()))


log_all()
