# constant-branch: settings of the module that nothing changes
from taint import source, sink

SETTINGS = {"debug": False, "verbose": True}


def run(text):
    if SETTINGS["debug"]:
        # no flow
        sink(text)
    if SETTINGS.get("verbose"):
        # flow
        sink(text)


run(source())
