# return: different returns of one function, chosen by a constant argument
from taint import source, sink


def read_setting(name, fallback):
    if name is None:
        return fallback
    return "setting " + name


def main():
    # flow
    sink(read_setting(None, source()))
    # no flow
    sink(read_setting("colour", source()))


main()
