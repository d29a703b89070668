# inheritance: a mixin formats what the class it is mixed into offers
from taint import source, sink


class Describes:
    def describe(self):
        return f"{type(self).__name__}: {self.text()}"


class Note(Describes):
    def __init__(self, content):
        self.content = content

    def text(self):
        return self.content


class Divider(Describes):
    def __init__(self, content):
        self.content = content

    def text(self):
        return "-" * 10


raw = source()
# flow
sink(Note(raw).describe())
# no flow
sink(Divider(raw).describe())
