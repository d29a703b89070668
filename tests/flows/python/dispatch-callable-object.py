# dispatch: calling an object calls its __call__ method
from taint import source, sink


class Upper:
    def __call__(self, text):
        return text.upper()


class Constant:
    def __init__(self, value):
        self.value = value

    def __call__(self, text):
        return self.value


def transform():
    line = source()
    upper = Upper()
    constant = Constant("n/a")
    # flow
    sink(upper(line))
    # no flow
    sink(constant(line))


transform()
