# callback: an emitter calls the listeners of the event that is emitted
from taint import source, sink


class Emitter:
    def __init__(self):
        self.listeners = {}

    def on(self, event, listener):
        self.listeners.setdefault(event, []).append(listener)

    def emit(self, event, *args):
        for listener in self.listeners.get(event, []):
            listener(*args)


def on_message(text):
    # flow
    sink(text)


def on_status(text):
    # no flow
    sink(text)


emitter = Emitter()
emitter.on("message", on_message)
emitter.on("status", on_status)
emitter.emit("message", source())
emitter.emit("status", "connected")
