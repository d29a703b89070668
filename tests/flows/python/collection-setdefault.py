# collection: setdefault keeps an entry that is there, and stores one that is not
from taint import source, sink


def complete(record):
    record.setdefault("title", source())
    record.setdefault("body", source())
    return record


def save_record():
    record = complete({"title": "Fixed title"})
    # flow
    sink(record["body"])
    # no flow
    sink(record["title"])


save_record()
