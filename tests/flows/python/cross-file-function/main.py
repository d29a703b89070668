# cross-file: functions imported from another file, under their own and another name
from taint import sink

from readers import read_body
from readers import read_version as version


def main():
    # flow
    sink(read_body())
    # no flow
    sink(version())


main()
