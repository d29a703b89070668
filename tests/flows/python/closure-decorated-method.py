# closure: a decorator of a method cleans what it returns, another one hands it through
from taint import source, sink, sanitize


def traced(method):
    def wrapper(self, *args):
        self.calls.append(method.__name__)
        return method(self, *args)

    return wrapper


def escaped(method):
    def wrapper(self, *args):
        return sanitize(method(self, *args))

    return wrapper


class Comment:
    def __init__(self, text):
        self.text = text
        self.calls = []

    @traced
    def raw(self, prefix):
        return prefix + self.text

    @escaped
    def safe(self, prefix):
        return prefix + self.text


comment = Comment(source())
# flow
sink(comment.raw("> "))
# no flow
sink(comment.safe("> "))
