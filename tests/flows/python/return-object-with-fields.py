# return: a function returns an object, one field of which is untrusted
from types import SimpleNamespace

from taint import source, sink


def read_upload():
    return SimpleNamespace(name=source(), kind="image/png")


def store_upload():
    upload = read_upload()
    # flow
    sink(upload.name)
    # no flow
    sink(upload.kind)


store_upload()
