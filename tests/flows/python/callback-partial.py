# callback: functools.partial fixes some arguments of a function
from functools import partial

from taint import source, sink


def write_line(stream, text):
    return stream + ": " + text


def write_count(stream, text):
    return stream + ": " + str(len(text))


def log_all():
    write_error = partial(write_line, "error")
    count_error = partial(write_count, "error")
    # flow
    sink(write_error(source()))
    # no flow
    sink(count_error(source()))


log_all()
