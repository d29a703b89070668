# collection: an index of names by category, each in the list of its key
from collections import defaultdict

from taint import source, sink


def build_index(entries):
    index = defaultdict(list)
    for category, name in entries:
        index[category].append(name)
    return index


def main():
    index = build_index([("fruit", source()), ("tool", "hammer")])
    for category in sorted(index):
        # no flow
        sink("category " + category)
    # flow
    sink(", ".join(index["fruit"]))


main()
