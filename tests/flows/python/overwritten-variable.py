# overwritten: an assignment replaces the variable's value
from taint import source, sink


def load_theme():
    theme = source()
    # flow
    sink(theme)
    theme = "dark"
    # no flow
    sink(theme)


load_theme()
