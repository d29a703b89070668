# field: parsed options in a SimpleNamespace, one from outside and one that is the default
from types import SimpleNamespace

from taint import source, sink


def parse_options(given):
    options = SimpleNamespace(output="report.txt", title="untitled")
    for name, value in given.items():
        setattr(options, name, value)
    return options


def build(options):
    # flow
    sink(options.title)


def main():
    defaults = parse_options({})
    build(parse_options({"title": source()}))
    # no flow
    sink(defaults.title)


main()
