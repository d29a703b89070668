# alias: a nested list is shared by a shallow copy, and not by a deep one
import copy

from taint import source, sink

DEFAULTS = {"name": "site", "plugins": ["core"]}


def configure():
    shallow = DEFAULTS.copy()
    deep = copy.deepcopy(DEFAULTS)
    DEFAULTS["plugins"].append(source())
    # flow
    sink(shallow["plugins"])
    # no flow
    sink(deep["plugins"])


configure()
