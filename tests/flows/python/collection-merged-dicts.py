# collection: in a merge of dictionaries the later entry wins
from taint import source, sink


def effective_settings():
    defaults = {"title": "Home"}
    custom = {"title": source()}
    custom_last = {**defaults, **custom}
    default_last = {**custom, **defaults}
    # flow
    sink(custom_last["title"])
    # no flow
    sink(default_last["title"])


effective_settings()
