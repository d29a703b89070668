# inheritance: a dictionary that normalizes its keys answers missing ones itself
from taint import source, sink


class Headers(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return "no " + key


headers = Headers()
headers["X-Name"] = source()
headers["Accept"] = "text/html"
# flow
sink(headers["x-name"])
# no flow
sink(headers["accept"] + headers["host"])
