# context: an alternative constructor is called with two different dicts
from taint import source, sink


class Settings:
    def __init__(self, host, path):
        self.host = host
        self.path = path

    @classmethod
    def from_dict(cls, data):
        return cls(data.get("host", "localhost"), data.get("path", "/"))

    def url(self):
        return f"http://{self.host}{self.path}"


received = Settings.from_dict({"host": source()})
builtin = Settings.from_dict({"host": "db.internal", "path": "/data"})
# flow
sink(received.url())
# no flow
sink(builtin.url())
