# loop: enumerate and zip pair up positions and elements
from taint import source, sink


def number_lines():
    labels = ["a", "b"]
    lines = [source(), source()]
    for position, (label, line) in enumerate(zip(labels, lines)):
        # flow
        sink(line)
        # no flow
        sink("%d %s" % (position, label))


number_lines()
