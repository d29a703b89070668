# constant-branch: a mode is a member of an enumeration
import enum

from taint import source, sink


class Mode(enum.Enum):
    RAW = 1
    FIXED = 2


def render(text, mode):
    if mode is Mode.RAW:
        return text
    return "fixed"


def main():
    raw = source()
    # flow
    sink(render(raw, Mode.RAW))
    # no flow
    sink(render(raw, Mode.FIXED))


main()
