# overwritten: a buffer's method takes the text out and starts over
from taint import source, sink


class LineBuffer:
    def __init__(self):
        self.text = ""

    def feed(self, part):
        self.text += part
        return self

    def flush(self):
        text, self.text = self.text, ""
        return text


buffer = LineBuffer()
flushed = buffer.feed("> ").feed(source()).flush()
# flow
sink(flushed)
# no flow
sink(buffer.feed("done").text)
