# loop: keys and values of a dictionary in a loop
from taint import source, sink


def dump_headers():
    headers = {"accept": source(), "host": source()}
    for name, value in headers.items():
        # flow
        sink(value)
        # no flow
        sink(name)


dump_headers()
