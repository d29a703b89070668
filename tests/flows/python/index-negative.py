# index: a negative index counts from the end
from taint import source, sink


def last_word():
    words = ["alpha", "beta", source()]
    # flow
    sink(words[-1])
    # no flow
    sink(words[-2])


last_word()
