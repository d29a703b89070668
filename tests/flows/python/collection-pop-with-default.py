# collection: an entry is popped into a variable and is no longer in the dict that is passed on
from taint import source, sink


def split_payload(payload):
    comment = payload.pop("comment", "")
    return comment, payload


def receive():
    payload = {"id": "12", "state": "new", "comment": source()}
    comment, rest = split_payload(payload)
    # flow
    sink(comment)
    # no flow
    sink(rest)


receive()
