# sanitizer: a class cleans its text when it is made, and keeps what it was given in another attribute
from taint import source, sink, sanitize


class SafeText:
    def __init__(self, raw):
        self.raw = raw
        self.text = sanitize(raw)

    def __str__(self):
        return self.text

    def __repr__(self):
        return "SafeText(" + self.raw + ")"


value = SafeText(source())
# flow
sink(repr(value))
# no flow
sink(str(value))
