# closure: a cache kept by a decorator holds what each function returned
import functools

from taint import source, sink


def memoize(function):
    cache = {}

    @functools.wraps(function)
    def wrapper(key):
        if key not in cache:
            cache[key] = function(key)
        return cache[key]

    return wrapper


@memoize
def load_profile(name):
    return name + source()


@memoize
def load_theme(name):
    return name + ".css"


for user in ("ann", "ann"):
    # flow
    sink(load_profile(user))
    # no flow
    sink(load_theme(user))
