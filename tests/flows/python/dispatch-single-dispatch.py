# dispatch: singledispatch picks the function by the type of the argument
from functools import singledispatch

from taint import source, sink


@singledispatch
def render(value):
    return "unsupported"


@render.register
def _(value: str):
    return f"<p>{value}</p>"


@render.register
def _(value: list):
    return "<ul>several items</ul>"


raw = source()
# flow
sink(render(raw))
# no flow
sink(render([raw]))
