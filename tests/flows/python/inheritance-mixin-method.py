# inheritance: a mixin calls a method that only the class with it overrides
from taint import source, sink


class RenderMixin:
    def render(self):
        return "<b>" + self.text() + "</b>"


class Widget:
    def __init__(self, value):
        self.value = value

    def text(self):
        return self.value


class Placeholder(Widget):
    def text(self):
        return "..."


class Label(RenderMixin, Widget):
    pass


class EmptyLabel(RenderMixin, Placeholder):
    pass


raw = source()
# flow
sink(Label(raw).render())
# no flow
sink(EmptyLabel(raw).render())
