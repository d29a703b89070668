# context: keyword arguments are handed on through two functions
from taint import source, sink


def element(tag, text="", css=""):
    # flow
    sink(text)
    # no flow
    sink(css)
    return f"<{tag} class='{css}'>{text}</{tag}>"


def paragraph(text, **options):
    return element("p", text=text, **options)


def page():
    return paragraph(source(), css="intro") + paragraph("static", css="note")


page()
