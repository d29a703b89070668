# collection: a deleted entry is gone, the others stay
from taint import source, sink


def trim_session():
    session = {"user": source(), "token": source(), "lang": "en"}
    del session["user"]
    # flow
    sink(session)
    session.pop("token")
    # no flow
    sink(session)


trim_session()
