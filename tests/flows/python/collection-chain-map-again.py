# collection: a ChainMap looks in its first map before the second, and writes to the first
from collections import ChainMap

from taint import source, sink


def settings():
    defaults = {"color": "blue", "user": "guest"}
    given = {"user": source()}
    merged = ChainMap(given, defaults)
    # flow
    sink(merged["user"])
    # no flow
    sink(merged["color"])


settings()
