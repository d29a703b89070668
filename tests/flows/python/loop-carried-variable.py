# loop: a value reaches the use above its assignment in the next round
from taint import source, sink


def follow_redirects():
    location = "/start"
    first = location
    for hop in range(3):
        # flow
        sink(location)
        # no flow
        sink(first)
        location = source()


follow_redirects()
