# string: text goes through bytes and back, a frame has a header of its own
from taint import source, sink


def pack(kind, text):
    header = kind.ljust(8).encode("ascii")
    return header + text.encode("utf-8")


def unpack(frame):
    return frame[:8].decode("ascii").rstrip(), frame[8:].decode("utf-8")


frame = pack("note", source())
kind, text = unpack(frame)
# flow
sink(text)
# no flow
sink(kind)
