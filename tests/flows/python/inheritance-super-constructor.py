# inheritance: the constructor of the base class stores what the subclass hands up
from taint import source, sink


class Entity:
    def __init__(self, label):
        self.label = label


class Tag(Entity):
    def __init__(self, label, colour):
        super().__init__(label)
        self.colour = colour


class FixedTag(Entity):
    def __init__(self, label):
        super().__init__("fixed")
        self.length = len(label)


def list_tags():
    tag = Tag(source(), "red")
    fixed = FixedTag(source())
    # flow
    sink(tag.label)
    # no flow
    sink(fixed.label)


list_tags()
