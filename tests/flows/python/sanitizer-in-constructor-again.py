# sanitizer: a constructor keeps the clean text for display and the original
from taint import sanitize, sink, source


class Comment:
    def __init__(self, text):
        self.original = text
        self.html = "<p>" + sanitize(text) + "</p>"

    def __str__(self):
        return self.html


comment = Comment(source())
# flow
sink(comment.original)
# no flow
sink(str(comment))
