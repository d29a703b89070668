import functools

from taint import sanitize


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        return result
    return wrapper


def cleaned(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return sanitize(function(*args, **kwargs))
    return wrapper
