# collection: a serializer copies the listed fields of a form, and no others
from taint import source, sink

PUBLIC = ("id", "created")


def serialize(form, fields):
    return {field: form[field] for field in fields}


def export():
    form = {"id": "4", "created": "2024-01-01", "note": source()}
    # flow
    sink(serialize(form, ["id", "note"]))
    # no flow
    sink(serialize(form, PUBLIC))


export()
