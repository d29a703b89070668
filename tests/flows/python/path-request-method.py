# path: a handler answers each request method on a way of its own
from taint import source, sink


class Request:
    def __init__(self, method, body):
        self.method = method
        self.body = body


def handle(request):
    message = "ready"
    if request.method == "POST":
        message = "stored " + request.body
    elif request.method == "DELETE":
        message = "deleted"
        # no flow
        sink(message)
    else:
        return message
    # flow
    sink(message)


for method in ("GET", "POST", "DELETE"):
    handle(Request(method, source()))
