# collection: dict(zip(...)) puts each value under the header at its position
from taint import source, sink


def parse_row():
    header = ["id", "name", "status"]
    row = ["17", source(), "active"]
    record = dict(zip(header, row))
    # flow
    sink(record["name"])
    # no flow
    sink(record["status"])


parse_row()
