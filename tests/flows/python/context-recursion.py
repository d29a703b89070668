# context: a recursive function returns one of its parameters and drops the other
from taint import source, sink


def repeat(text, separator, times):
    if times <= 1:
        return text
    return text + "-" + repeat(text, separator, times - 1)


def draw_lines():
    # flow
    sink(repeat(source(), "+", 3))
    # no flow
    sink(repeat("=", source(), 3))


draw_lines()
