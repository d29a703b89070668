# closure: nested middleware changes the request, not the default response
from taint import source, sink


def with_user(handler):
    def handle(request):
        request["user"] = source()
        return handler(request)

    return handle


def with_trace(handler):
    def handle(request):
        request["trace"] = "trace-1"
        return handler(request)

    return handle


def index(request):
    # flow
    sink(request["user"])
    # no flow
    sink(request["trace"])


app = with_trace(with_user(index))
app({})
