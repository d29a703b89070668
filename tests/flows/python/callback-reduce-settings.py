# callback: functools.reduce folds only the sequence that it gets
from functools import reduce

from taint import source, sink


def join_path(path, part):
    return path + "/" + part


def paths():
    upload = reduce(join_path, ["uploads", source()], "")
    static = reduce(join_path, ["css", "site"], "/static")
    # flow
    sink(upload)
    # no flow
    sink(static)


paths()
