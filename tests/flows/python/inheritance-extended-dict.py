# inheritance: a subclass adds an entry to the dict that its base class makes
from taint import source, sink


class Event:
    def __init__(self, kind):
        self.kind = kind

    def payload(self):
        return {"kind": self.kind}


class MessageEvent(Event):
    def __init__(self, kind, message):
        super().__init__(kind)
        self.message = message

    def payload(self):
        data = super().payload()
        data["message"] = self.message
        return data


event = MessageEvent("chat", source())
# flow
sink(event.payload())
# no flow
sink(Event.payload(event))
