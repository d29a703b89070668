# cross-file: a class imported from another file, with a base class from a third one
from taint import source, sink

from models import User


def main():
    user = User(source(), "member")
    # flow
    sink(user.display())
    # no flow
    sink(user.badge())


main()
