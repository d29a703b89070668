# cross-file: settings are made in a module, and read as a member of it
from taint import sink

import config


def connect():
    options = config.load()
    # flow
    sink(options.user)
    # no flow
    sink(config.DEFAULTS["user"] + "@" + options.host)


connect()
