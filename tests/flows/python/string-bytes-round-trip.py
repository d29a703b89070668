# string: bytes are put together around an encoded text, and decoded again
from taint import source, sink


def packet(kind, payload):
    return kind.encode("ascii") + b"\0" + payload.encode("utf-8")


def send():
    data = packet("text", source())
    ping = packet("ping", "")
    # flow
    sink(data.decode("utf-8"))
    # no flow
    sink(ping.decode("utf-8"))


send()
