# context: one method of one object is called with an untrusted text and with a fixed one
from taint import source, sink


class Formatter:
    def __init__(self, prefix):
        self.prefix = prefix

    def line(self, text, width=20):
        return (self.prefix + text).ljust(width)


def show():
    formatter = Formatter("> ")
    answer = formatter.line(source())
    question = formatter.line("How was it?", width=40)
    # flow
    sink(answer)
    # no flow
    sink(question)


show()
