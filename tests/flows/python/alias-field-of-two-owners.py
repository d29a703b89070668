# alias: one object is held by two others, a second one by only one of them
from taint import source, sink


class Pen:
    def __init__(self, colour):
        self.colour = colour


class Shape:
    def __init__(self, pen):
        self.pen = pen


def paint():
    shared = Pen("black")
    circle = Shape(shared)
    square = Shape(shared)
    triangle = Shape(Pen("black"))
    circle.pen.colour = source()
    # flow
    sink(square.pen.colour)
    # no flow
    sink(triangle.pen.colour)


paint()
