# callback: handlers are registered under event names and called later
from taint import source, sink


class Events:
    def __init__(self):
        self.handlers = {}

    def on(self, name, handler):
        self.handlers[name] = handler

    def emit(self, name, payload):
        self.handlers[name](payload)


def on_message(payload):
    # flow
    sink(payload)


def on_tick(payload):
    # no flow
    sink(payload)


def main():
    events = Events()
    events.on("message", on_message)
    events.on("tick", on_tick)
    events.emit("message", source())
    events.emit("tick", "12:00")


main()
