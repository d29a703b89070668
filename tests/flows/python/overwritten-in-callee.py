# overwritten: a function resets the attribute of the object it is given
from taint import source, sink


class Token:
    def __init__(self, text):
        self.text = text


def reset(token):
    token.text = ""


def measure(token):
    return len(token.text)


def logout():
    kept = Token(source())
    wiped = Token(source())
    measure(kept)
    reset(wiped)
    # flow
    sink(kept.text)
    # no flow
    sink(wiped.text)


logout()
