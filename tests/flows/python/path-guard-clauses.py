# path: a function that raises for one kind of document never goes on with it
from taint import source, sink


def body_of(kind, text):
    if kind == "draft":
        raise PermissionError("drafts are private")
    if kind == "empty":
        text = "nothing here"
        # no flow
        sink(text)
        return text
    # flow
    sink(text)
    return text


for kind in ("draft", "empty", "final"):
    try:
        body_of(kind, source())
    except PermissionError:
        continue
