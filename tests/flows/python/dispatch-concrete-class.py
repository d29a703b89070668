# dispatch: the method called is that of the object's class
from taint import source, sink, sanitize


class PlainRenderer:
    def render(self, text):
        return text


class EscapingRenderer:
    def render(self, text):
        return sanitize(text)


def render_with(renderer, text):
    return renderer.render(text)


def show():
    # flow
    sink(render_with(PlainRenderer(), source()))
    # no flow
    sink(render_with(EscapingRenderer(), source()))


show()
