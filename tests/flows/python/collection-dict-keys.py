# collection: entries of a dictionary under two constant keys
from taint import source, sink


def build_options():
    options = {"mode": "fast"}
    options["comment"] = source()
    # flow
    sink(options["comment"])
    # no flow
    sink(options["mode"])


build_options()
