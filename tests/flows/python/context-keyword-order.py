# context: keyword arguments bind by name, whatever their order
from taint import source, sink


def link(href, text):
    return {"href": href, "text": text}


def render_links():
    anchor = link(text=source(), href="/home")
    # flow
    sink(anchor["text"])
    # no flow
    sink(anchor["href"])


render_links()
