# generator: an iterator of a tree gives its nodes, each with a name and a content
from taint import source, sink


class Node:
    def __init__(self, tag, text="", children=()):
        self.tag = tag
        self.text = text
        self.children = children

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child


tree = Node("body", children=[Node("h1", "Title"), Node("p", source())])
# flow
sink(" ".join(node.text for node in tree))
# no flow
sink(" ".join(node.tag for node in tree))
