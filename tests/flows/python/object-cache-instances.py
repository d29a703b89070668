# object: two caches of one class, the text is stored in one of them
from taint import source, sink


class Cache:
    def __init__(self):
        self._entries = {}

    def put(self, key, value):
        self._entries[key] = value
        return value

    def get(self, key, default=None):
        return self._entries.get(key, default)


pages = Cache()
templates = Cache()
pages.put("index", source())
templates.put("index", "<html>{body}</html>")

# flow
sink(pages.get("index"))
# no flow
sink(templates.get("index"))
