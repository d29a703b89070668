from dataclasses import dataclass

from taint import source

DEFAULTS = {"host": "localhost", "user": "nobody"}


@dataclass
class Options:
    host: str
    user: str


def load():
    values = dict(DEFAULTS)
    values["user"] = source()
    return Options(**values)
