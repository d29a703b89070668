# inheritance: an alternative constructor makes an object of the class that it is called on
from taint import source, sink


class Event:
    def __init__(self, text):
        self.text = text

    @classmethod
    def parse(cls, line):
        return cls(line)

    def summary(self):
        return self.text


class PrivateEvent(Event):
    def __init__(self, text):
        super().__init__("private")


line = source()
# flow
sink(Event.parse(line).summary())
# no flow
sink(PrivateEvent.parse(line).summary())
