# path: what is assigned in a branch that returns does not reach the code behind it
from taint import source, sink


def handle_request(kind):
    body = "empty"
    if kind == "form":
        body = source()
        # flow
        sink(body)
        return 200
    # no flow
    sink(body)
    return 204


for name in ("form", "ping"):
    handle_request(name)
