# field: one attribute of an object is untrusted, its neighbour is not
from taint import source, sink


class Request:
    def __init__(self, path, agent):
        self.path = path
        self.agent = agent


def log_request():
    request = Request("/health", source())
    # flow
    sink(request.agent)
    # no flow
    sink(request.path)


log_request()
