# closure: one decorator hands the result through, another one cleans it
import functools

from taint import source, sink, sanitize


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        return function(*args)

    wrapper.calls = 0
    return wrapper


def escaped(function):
    @functools.wraps(function)
    def wrapper(*args):
        return sanitize(function(*args))

    return wrapper


@counted
def raw_comment(number):
    return str(number) + source()


@escaped
def safe_comment(number):
    return str(number) + source()


def show_comments():
    # flow
    sink(raw_comment(1))
    # no flow
    sink(safe_comment(1))


show_comments()
