# field: attributes are set by name from a row of columns
from taint import source, sink


class Record:
    columns = ("key", "owner", "text")

    def __init__(self, **values):
        for column in self.columns:
            setattr(self, column, values.get(column, ""))


def load():
    record = Record(key="k1", text=source())
    # flow
    sink(record.text)
    # no flow
    sink(record.key + record.owner)


load()
