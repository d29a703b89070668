# overwritten: update replaces one entry of a dict and leaves the other
from taint import source, sink


def make_context(user, theme):
    return {"user": user, "theme": theme}


def render():
    context = make_context(source(), source())
    context.update({"theme": "dark", "version": "3"})
    # flow
    sink("user " + context["user"])
    # no flow
    sink("theme " + context["theme"])


render()
