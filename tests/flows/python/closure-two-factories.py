# closure: each call of a factory makes a closure over its own values
from taint import source, sink


def prefixer(prefix):
    def apply(text):
        return prefix + text

    return apply


def format_lines():
    custom = prefixer(source())
    bullet = prefixer("* ")
    # flow
    sink(custom("one"))
    # no flow
    sink(bullet("one"))


format_lines()
