# exception: a return in finally replaces the one in try
from taint import source, sink


def read_and_close(log):
    try:
        return source()
    finally:
        log.append("closed")


def read_quietly(log):
    try:
        return source()
    finally:
        return "done"


def process():
    log = []
    # flow
    sink(read_and_close(log))
    # no flow
    sink(read_quietly(log))


process()
