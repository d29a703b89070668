from taint import source


def each_event(handler):
    for name in ("open", "close"):
        handler(name, source())
