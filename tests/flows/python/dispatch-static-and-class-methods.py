# dispatch: static methods and class methods called on the class; cls is the class they were called on
from taint import source, sink


class Channel:
    prefix = source()

    @classmethod
    def address(cls):
        return cls.prefix + "/in"

    @staticmethod
    def kind(name):
        return name.lower()


class LocalChannel(Channel):
    prefix = "local"


def connect():
    # flow
    sink(Channel.address())
    # no flow
    sink(Channel.kind("TCP") + LocalChannel.address())


connect()
