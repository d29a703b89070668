# cross-file: the sinks are in another file, reached with untrusted and with fixed text
from taint import source

import database


def main():
    name = source()
    database.find(name)
    database.count("people")


main()
