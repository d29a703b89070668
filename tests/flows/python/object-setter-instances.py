# object: a method writes to the instance it is called on, not to all of them
from taint import source, sink


class Form:
    def __init__(self):
        self.values = {}

    def fill(self, name, value):
        self.values[name] = value
        return self

    def get(self, name):
        return self.values.get(name, "")


def submit():
    draft = Form().fill("city", source())
    preset = Form().fill("city", "Turin")
    # flow
    sink(draft.get("city"))
    # no flow
    sink(preset.get("city"))


submit()
