# collection: a record is put together from its column names and its values
from taint import source, sink

COLUMNS = ["id", "title", "state"]


def to_record(values):
    return dict(zip(COLUMNS, values))


def columns_of(record):
    return list(record)


record = to_record(["4", source(), "open"])
# flow
sink(list(record.values()))
# no flow
sink(columns_of(record))
