# dispatch: singledispatch selects the function by the class of the argument
from functools import singledispatch

from taint import source, sink


class Secret:
    def __init__(self, text):
        self.text = text


class Message(Secret):
    pass


@singledispatch
def describe(value):
    return "unknown"


@describe.register
def _(value: Secret):
    return "(hidden)"


@describe.register
def _(value: Message):
    return value.text


# flow
sink(describe(Message(source())))
# no flow
sink(describe(Secret(source())))
