# object: operators and str() call methods of the object
from taint import source, sink


class Markup:
    def __init__(self, text, tag):
        self.text = text
        self.tag = tag

    def __add__(self, other):
        return Markup(self.text + other, self.tag)

    def __str__(self):
        return self.text

    def __getitem__(self, key):
        return self.tag


def compose():
    paragraph = Markup("Dear ", "p") + source()
    # flow
    sink(str(paragraph))
    # no flow
    sink(paragraph["tag"])


compose()
