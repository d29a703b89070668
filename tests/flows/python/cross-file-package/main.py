# cross-file: a package hands on what its modules define, under other names
from taint import source, sink

import text


def main():
    # flow
    sink(text.decorate(source()))
    # no flow
    sink(text.clean(source()))


main()
