# string: a header line is split at its first colon
from taint import source, sink


def parse_header(line):
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()


line = "X-Comment: " + source()
name, value = parse_header(line)
# flow
sink(value)
# no flow
sink(name)
