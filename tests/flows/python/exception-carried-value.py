# exception: an exception carries what it was raised with to its handler
from taint import source, sink


class BadField(Exception):
    def __init__(self, value):
        super().__init__(value)
        self.value = value


class BadState(Exception):
    def __init__(self, value):
        super().__init__(value)
        self.value = value


def check_field():
    raise BadField(source())


def check_state():
    raise BadState("closed")


def validate():
    try:
        check_field()
    except BadField as error:
        # flow
        sink(error.value)
    try:
        check_state()
    except BadState as error:
        # no flow
        sink(error.value)


validate()
