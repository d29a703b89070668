# closure: inner functions capture different variables of their function
from taint import source, sink


def make_views():
    title = source()
    footer = "about us"

    def show_title():
        return "<h1>" + title

    def show_footer():
        return "<p>" + footer

    return show_title, show_footer


def render():
    head, foot = make_views()
    # flow
    sink(head())
    # no flow
    sink(foot())


render()
