# index: positions of a tuple that a function returns
from taint import source, sink


def parse_header():
    name = "x-request-id"
    value = source()
    return name, value


def forward_header():
    header = parse_header()
    # flow
    sink(header[1])
    # no flow
    sink(header[0])


forward_header()
