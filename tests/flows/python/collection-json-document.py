# collection: a document that was read from JSON keeps its members apart
import json

from taint import source, sink


def receive():
    body = json.dumps({"meta": {"version": "1"}, "items": [{"title": source()}]})
    document = json.loads(body)
    titles = [item["title"] for item in document["items"]]
    # flow
    sink(", ".join(titles))
    # no flow
    sink(document["meta"]["version"])


receive()
