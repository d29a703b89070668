# field: getattr and setattr with a constant name are reads and writes of that attribute
from taint import source, sink


class Row:
    def __init__(self):
        self.label = "none"
        self.value = "0"


def fill_row():
    row = Row()
    setattr(row, "label", source())
    # flow
    sink(getattr(row, "label"))
    # no flow
    sink(getattr(row, "value"))


fill_row()
