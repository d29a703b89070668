# closure: a loader with a cache of its own, made once for each kind of thing
from taint import source, sink


def cached(load):
    cache = {}

    def lookup(key):
        if key not in cache:
            cache[key] = load(key)
        return cache[key]

    return lookup


load_comment = cached(lambda key: key + source())
load_label = cached(lambda key: key + " label")

for number in ("1", "1", "2"):
    # flow
    sink(load_comment(number))
    # no flow
    sink(load_label(number))
