# object: instances made by one factory and wrapped in other objects stay apart
from taint import source, sink


class Message:
    def __init__(self, text):
        self.text = text


class Envelope:
    def __init__(self, message):
        self.message = message


def wrap(text):
    return Envelope(Message(text))


def deliver():
    inbound = wrap(source())
    system = wrap("maintenance tonight")
    # flow
    sink(inbound.message.text)
    # no flow
    sink(system.message.text)


deliver()
