# object: two instances of one class hold different values
from taint import source, sink


class Basket:
    def __init__(self, owner):
        self.owner = owner

    def describe(self):
        return "basket of " + self.owner


def checkout():
    theirs = Basket(source())
    ours = Basket("warehouse")
    # flow
    sink(theirs.describe())
    # no flow
    sink(ours.describe())


checkout()
