# closure: middleware wraps a handler; one hands on what the request says, one only its own text
from taint import source, sink


def with_prefix(handler):
    def wrapped(request):
        return "> " + handler(request)
    return wrapped


def with_fixed_body(handler):
    def wrapped(request):
        return handler({**request, "body": "empty"})
    return wrapped


def echo(request):
    return request["body"]


request = {"path": "/echo", "body": source()}
open_handler = with_prefix(echo)
closed_handler = with_prefix(with_fixed_body(echo))
# flow
sink(open_handler(request))
# no flow
sink(closed_handler(request))
