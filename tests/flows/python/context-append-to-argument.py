# context: a helper appends to whichever list it is given
from taint import source, sink


def add_line(lines, text, indent=0):
    lines.append(" " * indent + text)
    return len(lines)


def report():
    body, footer = [], []
    add_line(body, "Comment:")
    add_line(body, source(), indent=2)
    add_line(footer, "end of report")
    # flow
    sink("\n".join(body))
    # no flow
    sink("\n".join(footer))


report()
