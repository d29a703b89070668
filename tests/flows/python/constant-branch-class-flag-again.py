# constant-branch: a class constant turns the debug output off
from taint import source, sink


class Mailer:
    DEBUG = False
    SUBJECT = True

    def send(self, text):
        lines = []
        trace = []
        if self.SUBJECT:
            lines.append("Subject: " + text)
        if self.DEBUG:
            trace.append(text)
        # flow
        sink(lines)
        # no flow
        sink(trace)


Mailer().send(source())
