# closure: a decorator that is a class keeps the function and calls it, with or without cleaning
from taint import source, sink, sanitize


class Plain:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        return self.function(*args)


class Clean:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        return sanitize(self.function(*args))


@Plain
def read_note(name):
    return name + source()


@Clean
def read_name(name):
    return name + source()


# flow
sink(read_note("note"))
# no flow
sink(read_name("name"))
