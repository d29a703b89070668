# string: pieces collected in a list and joined
from taint import source, sink


def build_page():
    pieces = []
    pieces.append("<p>")
    pieces.append(source())
    menu = []
    menu.append("<li>")
    menu.append("home")
    # flow
    sink("".join(pieces))
    # no flow
    sink("".join(menu))


build_page()
